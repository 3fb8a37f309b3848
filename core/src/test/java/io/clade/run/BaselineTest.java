package io.clade.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.method.Method;
import io.clade.method.Methods;
import io.clade.testing.Numbers;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final Dataset BLOBS = Numbers.clustered(1, 60, 3, Shape.table(2));
    private static final Labels RIGHT = BLOBS.labels().orElseThrow();
    /** Two clusters are one, and the third is two. */
    private static final Labels WRONG = Labels.ofCodes(
            IntStream.range(0, 60)
                    .map(i -> RIGHT.get(i) < 2 ? 0 : 1 + i / 3 % 2)
                    .toArray(),
            3);

    private static Method method(String name) {
        return Methods.named(name).create(3, Map.of());
    }

    @Test
    void a_method_that_finds_less_than_k_means_says_so() {
        assertThat(Baseline.warning(method("dec"), BLOBS, WRONG, 1))
                .hasValue(
                        "k-means finds the labels better: ACC 1.00, here 0.50. Try -m auto, which compares several methods.");
        assertThat(Baseline.warning(method("auto"), BLOBS, WRONG, 1))
                .hasValueSatisfying(words -> assertThat(words).endsWith("Try -m kmeans."));
    }

    @Test
    void nothing_is_said_of_what_is_as_good_or_cannot_be_compared() {
        assertThat(Baseline.warning(method("dec"), BLOBS, RIGHT, 1)).isEmpty();
        assertThat(Baseline.warning(method("kmeans"), BLOBS, WRONG, 1)).isEmpty();
        Dataset unlabelled = Numbers.clustered(1, 60, 3, Shape.table(2)).withoutLabels();
        assertThat(Baseline.warning(method("dec"), unlabelled, WRONG, 1)).isEmpty();
        int[] lengths = IntStream.range(0, 60).map(i -> 3 + i % 3).toArray();
        Dataset series = Numbers.clustered(1, 60, 3, Shape.series(5, 1)).withLengths(lengths);
        assertThat(Baseline.warning(method("rddc"), series, WRONG, 1)).isEmpty();
    }

    @Test
    void many_samples_are_judged_by_some_of_them() {
        Dataset many = Numbers.clustered(1, 4000, 3, Shape.table(2));
        Labels one = Labels.ofCodes(IntStream.range(0, 4000).map(i -> i % 2).toArray(), 3);
        assertThat(Baseline.warning(method("dec"), many, one, 1)).isPresent();
    }
}
