package io.clade.partition.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.distance.Metric;
import io.clade.partition.Neighbourhoods;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FuzzyGraphTest {

    private static Neighbourhoods near(List<float[]> samples, int count) {
        return Workers.run(workers ->
                Neighbourhoods.nearest(Metric.EUCLIDEAN.distancesTo(samples, 1), count, workers, measured -> {}));
    }

    private static List<float[]> random(int n) {
        SplittableRandom random = new SplittableRandom(3);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            samples.add(
                    new float[] {(float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()
                    });
        }
        return samples;
    }

    @Test
    void three_samples_on_a_line_by_hand() {
        // Both neighbours of each: the memberships sum to log2(2) = 1, the nearest has 1, so the other has none.
        FuzzyGraph graph = FuzzyGraph.of(near(List.of(new float[] {0}, new float[] {1}, new float[] {3}), 2));
        assertThat(graph.size()).isEqualTo(3);
        for (int e = 0; e < 3; e++) {
            boolean ends = graph.head(e) == 0 && graph.tail(e) == 2;
            assertThat(graph.weight(e)).isEqualTo(ends ? 0f : 1f, within(1e-4f));
        }
    }

    @Test
    void weights_are_the_union_of_memberships_that_sum_to_the_logarithm_of_the_neighbours() {
        int n = 60;
        int count = 8;
        Neighbourhoods found = near(random(n), count);
        double[][] memberships = new double[n][n];
        for (int i = 0; i < n; i++) {
            memberships(found, i, memberships[i]);
        }
        FuzzyGraph graph = FuzzyGraph.of(found);
        double[][] weights = new double[n][n];
        for (int e = 0; e < graph.size(); e++) {
            assertThat(weights[graph.head(e)][graph.tail(e)]).isZero();
            weights[graph.head(e)][graph.tail(e)] = graph.weight(e);
            weights[graph.tail(e)][graph.head(e)] = graph.weight(e);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double union = memberships[i][j] + memberships[j][i] - memberships[i][j] * memberships[j][i];
                assertThat(weights[i][j]).isEqualTo(union, within(1e-4));
            }
        }
    }

    /** The weight of the edge between two of these places of a line. */
    private static float weight(int one, int other, double... places) {
        FuzzyGraph graph = FuzzyGraph.of(near(
                DoubleStream.of(places)
                        .mapToObj(place -> new float[] {(float) place})
                        .toList(),
                3));
        return (float) IntStream.range(0, graph.size())
                .filter(e -> Math.min(graph.head(e), graph.tail(e)) == one
                        && Math.max(graph.head(e), graph.tail(e)) == other)
                .mapToDouble(graph::weight)
                .sum();
    }

    @Test
    void neighbours_as_far_share_what_the_nearest_leaves_of_the_logarithm_however_far() {
        // Of 0, 1 is nearest, and 41 and −41, which have nearer ones themselves, share log2(3) − 1.
        double[] places = {0, 1, 41, 41.1, 41.2, 41.3, -41, -41.1, -41.2, -41.3};
        float half = (float) (Math.log(3) / Math.log(2) - 1) / 2;
        assertThat(weight(0, 2, places)).isEqualTo(half, within(1e-4f));
        assertThat(weight(0, 6, places)).isEqualTo(half, within(1e-4f));
    }

    @Test
    void copies_are_no_nearest_neighbours() {
        // Of 0, a copy and 1, the nearest that is no copy, have all there is; 1 has nearer ones itself.
        double[] places = {0, 0, 1, 1.01, 1.02, 1.03};
        assertThat(weight(0, 1, places)).isEqualTo(1, within(1e-6f));
        assertThat(weight(0, 2, places)).isEqualTo(1, within(1e-6f));
        assertThat(weight(0, 3, places)).isEqualTo(0, within(1e-3f));
    }

    /** A slow search for σ in steps of a ten-thousandth. */
    private static void memberships(Neighbourhoods found, int i, double... target) {
        int[] columns = found.columns()[i];
        double rho = Double.POSITIVE_INFINITY;
        for (int e = 0; e < columns.length; e++) {
            rho = columns[e] == i ? rho : Math.min(rho, found.distances()[i][e]);
        }
        double wanted = Math.log(columns.length - 1) / Math.log(2);
        double best = Double.POSITIVE_INFINITY;
        for (double sigma = 1e-5; sigma < 1; sigma *= 1.0001) {
            double sum = 0;
            for (int e = 0; e < columns.length; e++) {
                sum += columns[e] == i ? 0 : Math.exp(-(found.distances()[i][e] - rho) / sigma);
            }
            if (Math.abs(sum - wanted) < best) {
                best = Math.abs(sum - wanted);
                for (int e = 0; e < columns.length; e++) {
                    target[columns[e]] = columns[e] == i ? 0 : Math.exp(-(found.distances()[i][e] - rho) / sigma);
                }
            }
        }
    }
}
