package io.clade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.InputException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SilhouetteTest {

    private static final int CLUSTERS = 4;

    private static Labels clusters(int n, int from) {
        return Labels.ofCodes(new Random(n).ints(n, from, CLUSTERS).toArray(), CLUSTERS);
    }

    /** Gaussian clouds three apart along the diagonal. */
    private static Matrix points(Labels clusters, int width) {
        var random = new Random(width);
        float[] values = new float[clusters.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + 3 * clusters.get(i / width);
        }
        return Matrix.wrap(clusters.size(), width, values);
    }

    /** The definition, one sample at a time. */
    private static double plain(Matrix points, Labels clusters, int i) {
        double[] sums = new double[CLUSTERS];
        for (int j = 0; j < points.rows(); j++) {
            double squared = 0;
            for (int f = 0; f < points.columns(); f++) {
                squared += Math.pow((double) points.get(i, f) - points.get(j, f), 2);
            }
            sums[clusters.get(j)] += Math.sqrt(squared);
        }
        int[] sizes = clusters.sizes();
        int own = clusters.get(i);
        double a = sums[own] / (sizes[own] - 1);
        double b = IntStream.range(0, CLUSTERS)
                .filter(q -> q != own)
                .mapToDouble(q -> sums[q] / sizes[q])
                .min()
                .orElseThrow();
        return (b - a) / Math.max(a, b);
    }

    @Test
    void several_clusterings_measured_together_get_what_each_gets_alone() {
        List<Labels> clusterings = List.of(
                clusters(300, 0),
                Labels.ofCodes(new Random(9).ints(300, 0, 7).toArray(), 7),
                Labels.ofCodes(new int[300], 1),
                Labels.ofCodes(new Random(8).ints(300, 0, 2).toArray(), 2));
        Matrix points = points(clusterings.get(0), 5);
        double[] alone = clusterings.stream()
                .mapToDouble(clusters -> InternalIndices.silhouette(points, clusters))
                .toArray();
        assertThat(alone[2]).isNaN();
        assertThat(Silhouette.means(points, clusterings).stream()
                        .mapToDouble(Silhouette.Means::ofSamples)
                        .toArray())
                .isEqualTo(alone);
    }

    @Test
    void clusterings_with_different_outliers_are_not_measured_together() {
        List<Labels> clusterings = List.of(clusters(300, 0), clusters(300, -1));
        assertThatThrownBy(() -> Silhouette.means(points(clusterings.get(0), 2), clusterings))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("outliers");
    }

    @Test
    void blocks_of_samples_and_features_give_what_the_definition_gives() {
        for (int width : new int[] {1, 3, 127, 128, 130, 259}) {
            Labels clusters = clusters(300, 0);
            Matrix points = points(clusters, width);
            double[] expected = IntStream.range(0, 300)
                    .mapToDouble(i -> plain(points, clusters, i))
                    .toArray();
            assertThat(Silhouette.values(points, clusters)).containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void above_the_limit_it_is_the_silhouette_of_a_sample() {
        Labels clusters = clusters(7000, -1);
        Matrix points = points(clusters, 2);
        double[] values = Silhouette.values(points, clusters);
        int[] drawn =
                IntStream.range(0, 7000).filter(i -> !Double.isNaN(values[i])).toArray();

        assertThat(drawn).hasSize(Silhouette.MOST);
        assertThat(IntStream.of(drawn).map(clusters::get)).doesNotContain(Labels.NONE);
        assertThat(DoubleStream.of(values).filter(v -> !Double.isNaN(v)).toArray())
                .isEqualTo(Silhouette.values(points.selectRows(drawn), clusters.select(drawn)));
        assertThat(InternalIndices.silhouette(points, clusters))
                .isEqualTo(InternalIndices.silhouette(points.selectRows(drawn), clusters.select(drawn)));
    }

    @Test
    void the_sample_is_spread_over_all_samples_and_near_the_exact_value() {
        int n = 9000;
        Labels clusters = clusters(n, 0);
        Matrix points = points(clusters, 2);
        double[] values = Silhouette.values(points, clusters);
        for (int third = 0; third < 3; third++) {
            long drawn = IntStream.range(third * n / 3, (third + 1) * n / 3)
                    .filter(i -> !Double.isNaN(values[i]))
                    .count();
            // 3000 · 5/9 = 1667 expected, standard deviation about 22
            assertThat(drawn).isBetween(1550L, 1780L);
        }
        double exact = IntStream.range(0, n)
                .filter(i -> i % 10 == 0)
                .mapToDouble(i -> plain(points, clusters, i))
                .average()
                .orElseThrow();
        assertThat(InternalIndices.silhouette(points, clusters)).isEqualTo(exact, within(0.02));
    }

    @Test
    void the_limit_counts_samples_in_clusters_only() {
        int[] codes = clusters(Silhouette.MOST, 0).codes();
        int[] withOutliers = IntStream.concat(
                        IntStream.of(codes),
                        IntStream.generate(() -> Labels.NONE).limit(500))
                .toArray();
        Labels clusters = Labels.ofCodes(withOutliers, CLUSTERS);
        double[] values = Silhouette.values(points(clusters, 1), clusters);
        assertThat(IntStream.range(0, Silhouette.MOST).mapToDouble(i -> values[i]))
                .doesNotContain(Double.NaN);
        assertThat(IntStream.range(Silhouette.MOST, values.length).mapToDouble(i -> values[i]))
                .containsOnly(Double.NaN);
    }

    @Test
    void the_number_of_threads_does_not_change_a_bit() throws Exception {
        Labels clusters = clusters(1500, 0);
        Matrix points = points(clusters, 17);
        double[] expected = Silhouette.values(points, clusters);
        double scatter = InternalIndices.calinskiHarabasz(points, clusters);
        for (int threads : new int[] {1, 3}) {
            var pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(() -> Silhouette.values(points, clusters))
                                .get())
                        .isEqualTo(expected);
                assertThat(pool.submit(() -> InternalIndices.calinskiHarabasz(points, clusters))
                                .get())
                        .isEqualTo(scatter);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void clusters_count_alike_whatever_their_size() {
        // Silhouettes of 0, 1, 1, 2 | 100, 103 by hand: the means of the clusters, halved.
        Matrix points = Matrix.wrap(6, 1, new float[] {0, 1, 1, 2, 100, 103});
        Labels clusters = Labels.ofCodes(new int[] {0, 0, 0, 0, 1, 1}, 2);
        double[] values = Silhouette.values(points, clusters);
        Silhouette.Means means = Silhouette.means(points, List.of(clusters)).get(0);
        double large = (values[0] + values[1] + values[2] + values[3]) / 4;
        double small = (values[4] + values[5]) / 2;
        assertThat(means.ofClusters()).isEqualTo((large + small) / 2, within(1e-12));
        assertThat(means.ofSamples()).isEqualTo((4 * large + 2 * small) / 6, within(1e-12));
        assertThat(large).isNotCloseTo(small, within(0.005));
        Labels single = Labels.ofCodes(new int[] {0, 0, 0, 0, 1, 2}, 3);
        assertThat(Silhouette.means(points, List.of(single)).get(0).ofClusters())
                .as("single samples count as 0")
                .isLessThan(0.34);
    }
}
