package io.clade.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.testing.Numbers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputSpaceTest {

    @Test
    void the_right_clusters_have_a_higher_silhouette_than_others_whatever_their_numbers() {
        Dataset data = Numbers.clustered(1, 60, 3, Shape.table(4));
        Labels right = data.labels().orElseThrow();
        Labels renamed = Labels.ofCodes(
                IntStream.range(0, 60).map(i -> (right.get(i) + 1) % 3).toArray(), 3);
        Labels wrong = Labels.ofCodes(IntStream.range(0, 60).map(i -> i / 20).toArray(), 3);
        InputSpace space = InputSpace.of(data);
        assertThat(space.silhouette(right)).isGreaterThan(0.5).isGreaterThan(space.silhouette(wrong));
        assertThat(space.silhouette(renamed)).isCloseTo(space.silhouette(right), within(1e-12));
    }

    @Test
    void it_is_not_defined_for_one_cluster_series_of_different_lengths_or_what_does_not_vary() {
        Dataset data = Numbers.clustered(1, 20, 2, Shape.table(4));
        assertThat(InputSpace.of(data).silhouette(Labels.ofCodes(new int[20], 1)))
                .isNull();
        int[] lengths = IntStream.range(0, 20).map(i -> 2 + i % 3).toArray();
        Dataset series = Numbers.clustered(1, 20, 2, Shape.series(4, 1)).withLengths(lengths);
        Labels clusters = data.labels().orElseThrow();
        assertThat(InputSpace.of(series).silhouette(clusters)).isNull();
        Dataset constant = Dataset.of("constant", Shape.table(2), new FloatSamples(2, new float[40]));
        assertThat(InputSpace.of(constant).silhouette(clusters)).isNull();
    }

    @Test
    void of_large_data_a_part_is_measured_that_stands_for_all() {
        Dataset data = Numbers.clustered(1, 6000, 3, Shape.table(2));
        double part = InputSpace.of(data).silhouette(data.labels().orElseThrow());
        Dataset fewer = data.limit(3000);
        double other = InputSpace.of(fewer).silhouette(fewer.labels().orElseThrow());
        assertThat(part).isCloseTo(other, within(0.02));
    }
}
