package io.clade.partition.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Matrix;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class KMeansRestartsTest {

    private static final Matrix CLOUDS = Given.clouds(12, 600, 2, 9);

    private static void assertSame(KMeansResult found, KMeansResult expected) {
        assertThat(found.prototypes()).isEqualTo(expected.prototypes());
        assertThat(found.clusters()).isEqualTo(expected.clusters());
        assertThat(found.inertia()).isEqualTo(expected.inertia());
    }

    private static KMeansResult search(int restarts, long seed) {
        return Given.best(CLOUDS, 9, KMeansSettings.RECOMMENDED.withRestarts(restarts), seed);
    }

    @Test
    void the_lowest_inertia_wins() {
        // A search of n restarts begins with those of a search of fewer.
        List<Double> lowest = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> search(n, 3).inertia())
                .toList();
        assertThat(lowest).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(lowest.get(7)).isLessThan(lowest.get(0));
    }

    @Test
    void the_same_seed_finds_the_same_and_another_another() {
        assertSame(search(3, 1), search(3, 1));
        assertThat(search(1, 2).prototypes()).isNotEqualTo(search(1, 1).prototypes());
    }

    @Test
    void a_result_that_was_kept_is_the_same_again() {
        for (boolean converged : new boolean[] {true, false}) {
            KMeansResult any = search(1, 1);
            KMeansResult found = new KMeansResult(any.prototypes(), any.clusters(), any.iterations(), converged);
            KMeansResult read = KMeansResult.STORAGE.read(KMeansResult.STORAGE.write(found), found.iterations());
            assertThat(read).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "blobs"})
    void inertia_is_as_low_as_the_lowest_of_scikit_learn(String name) {
        Reference reference = Reference.named(name);
        for (int seed = 1; seed <= 3; seed++) {
            KMeansResult found =
                    Given.best(reference.samples(), reference.clusters(), KMeansSettings.RECOMMENDED, seed);
            assertThat(found.inertia()).isLessThan(1.001 * reference.bestInertia());
        }
    }

    @Test
    void an_embedding_with_a_gradient_can_be_clustered() {
        Scope.run((Runnable) () -> {
            Tensor x = Given.tensor(CLOUDS).set_requires_grad(true);
            KMeansResult found = KMeansRestarts.best(x.mul(x), 3, KMeansSettings.RECOMMENDED, 1);
            assertThat(found.clusters().size()).isEqualTo(600);
            assertThat(x.requires_grad()).isTrue();
        });
    }

    @Test
    void samples_of_any_rank_are_flattened_and_left_as_they_were() {
        Scope.run((Runnable) () -> {
            Tensor images = Given.tensor(CLOUDS).view(600, 1, 2, 1);
            KMeansResult found = KMeansRestarts.best(images, 9, KMeansSettings.RECOMMENDED, 1);
            assertSame(found, Given.best(CLOUDS, 9, KMeansSettings.RECOMMENDED, 1));
            assertThat(Ops.toArray(images)).isEqualTo(CLOUDS.toArray());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 601})
    void a_number_of_clusters_that_cannot_be_is_refused(int k) {
        assertThatThrownBy(() -> Given.best(CLOUDS, k, KMeansSettings.RECOMMENDED, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("between 2 and the number of samples, 600. Got " + k);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void numbers_that_are_not_finite_are_refused(float value) {
        assertThatThrownBy(() -> Given.best(Matrix.of(4, 1, 1, 2, value, 4), 2, KMeansSettings.RECOMMENDED, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN or infinite");
    }
}
