package io.clade.partition.manifold;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Matrix;
import io.clade.distance.Metric;
import io.clade.partition.Neighbourhoods;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UmapLayoutTest {

    private static final int N = 90;

    /** Three groups of samples, by turns, that touch nowhere. */
    private static List<float[]> groups() {
        SplittableRandom random = new SplittableRandom(5);
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            samples.add(new float[] {(float) random.nextDouble() + 3 * (i % 3), (float) random.nextDouble()});
        }
        return samples;
    }

    private static FuzzyGraph graph(List<float[]> samples) {
        Neighbourhoods near = Workers.run(workers ->
                Neighbourhoods.nearest(Metric.EUCLIDEAN.distancesTo(samples, 1), 10, workers, measured -> {}));
        return FuzzyGraph.of(near);
    }

    private static Matrix start(List<float[]> samples) {
        float[] values = new float[2 * N];
        for (int i = 0; i < N; i++) {
            System.arraycopy(samples.get(i), 0, values, 2 * i, 2);
        }
        return Matrix.wrap(N, 2, values);
    }

    private static Matrix layout(FuzzyGraph graph, UmapSettings settings, List<float[]> samples, long seed) {
        return UmapLayout.of(graph, settings, UmapLayout.Curve.CLOSE, start(samples), seed, epoch -> {});
    }

    private static double distance(Matrix places, int i, int j) {
        double sum = 0;
        for (int c = 0; c < places.columns(); c++) {
            sum += Math.pow(places.get(i, c) - places.get(j, c), 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void groups_without_edges_between_them_move_apart_and_stay_together() {
        List<float[]> samples = groups();
        Matrix places = layout(graph(samples), new UmapSettings(15, 2, 200, 5), samples, 1);
        double within = 0;
        double between = Double.POSITIVE_INFINITY;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                if (i % 3 == j % 3) {
                    within = Math.max(within, distance(places, i, j));
                } else {
                    between = Math.min(between, distance(places, i, j));
                }
            }
        }
        assertThat(between).isGreaterThan(within);
    }

    @Test
    void a_seed_gives_one_layout_and_another_seed_another() {
        List<float[]> samples = groups();
        FuzzyGraph graph = graph(samples);
        UmapSettings settings = UmapSettings.RECOMMENDED;
        Matrix once = layout(graph, settings, samples, 1);
        assertThat(layout(graph, settings, samples, 1)).isEqualTo(once);
        assertThat(layout(graph, settings, samples, 2)).isNotEqualTo(once);
        assertThat(once.columns()).isEqualTo(settings.dimensions());
    }

    @Test
    void without_pushes_what_is_connected_falls_to_one_place() {
        List<float[]> samples = groups();
        UmapSettings pulled = new UmapSettings(10, 2, 400, 0);
        Matrix places = layout(graph(samples), pulled, samples, 1);
        Matrix pushed = layout(graph(samples), new UmapSettings(10, 2, 400, 5), samples, 1);
        for (int i = 3; i < N; i++) {
            assertThat(distance(places, i, i % 3)).isLessThan(0.05);
        }
        assertThat(distance(pushed, 0, 3) + distance(pushed, 0, 6)).isGreaterThan(0.1);
    }

    @Test
    void every_epoch_is_told() {
        List<Integer> told = new ArrayList<>();
        List<float[]> samples = groups();
        UmapLayout.of(
                graph(samples), new UmapSettings(10, 2, 3, 5), UmapLayout.Curve.CLOSE, start(samples), 1, told::add);
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void neighbours_are_farther_from_each_other_where_the_least_distance_is_large() {
        List<float[]> samples = groups();
        UmapSettings settings = new UmapSettings(10, 2, 200, 5);
        Matrix close = layout(graph(samples), settings, samples, 1);
        Matrix wide = UmapLayout.of(graph(samples), settings, UmapLayout.Curve.WIDE, start(samples), 1, epoch -> {});
        assertThat(toNearest(wide)).isGreaterThan(1.5 * toNearest(close));
    }

    /** The mean distance to the nearest sample. */
    private static double toNearest(Matrix places) {
        return IntStream.range(0, N)
                .mapToDouble(i -> IntStream.range(0, N)
                        .filter(j -> j != i)
                        .mapToDouble(j -> distance(places, i, j))
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
