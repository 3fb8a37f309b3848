package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.distance.Metric;
import io.clade.tensor.runtime.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {

    private static final int N = 75;
    private static final float RADIUS = 3;

    /** Places of a line, many of them equal and many equally far from others. */
    private static final List<float[]> PLACES =
            new Random(1).ints(N, 0, 30).mapToObj(place -> new float[] {place}).toList();

    private static float distance(int i, int j) {
        return Math.abs(PLACES.get(i)[0] - PLACES.get(j)[0]);
    }

    private static void requireDistances(Neighbourhoods found) {
        for (int i = 0; i < N; i++) {
            for (int e = 0; e < found.columns()[i].length; e++) {
                assertThat(found.distances()[i][e]).isEqualTo(distance(i, found.columns()[i][e]));
            }
        }
    }

    @Test
    void the_nearest_are_those_of_a_sort_of_equally_near_ones_the_first() {
        List<Integer> measured = Collections.synchronizedList(new ArrayList<>());
        Neighbourhoods found = Workers.run(
                workers -> Neighbourhoods.nearest(Metric.EUCLIDEAN.distancesTo(PLACES, 1), 6, workers, measured::add));
        for (int i = 0; i < N; i++) {
            int own = i;
            int[] expected = IntStream.range(0, N)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> j == own ? -1 : distance(own, j))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(7)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            assertThat(found.columns()[i]).isEqualTo(expected);
        }
        requireDistances(found);
        // Five pieces of sixteen samples, the last one of eleven.
        assertThat(measured).hasSize(5).contains(N);
    }

    @Test
    void all_are_near_where_there_are_fewer_than_asked_for() {
        Neighbourhoods found = Workers.run(workers ->
                Neighbourhoods.nearest(Metric.EUCLIDEAN.distancesTo(PLACES, 1), 500, workers, measured -> {}));
        for (int[] columns : found.columns()) {
            assertThat(columns).isEqualTo(IntStream.range(0, N).toArray());
        }
        requireDistances(found);
    }

    @Test
    void within_a_radius_lies_what_is_nearer_and_the_sample_itself() {
        Neighbourhoods found = Workers.run(workers ->
                Neighbourhoods.within(Metric.EUCLIDEAN.distancesTo(PLACES, 1), RADIUS, workers, measured -> {}));
        for (int i = 0; i < N; i++) {
            int own = i;
            assertThat(found.columns()[i])
                    .isEqualTo(IntStream.range(0, N)
                            .filter(j -> distance(own, j) < RADIUS)
                            .toArray());
        }
        requireDistances(found);
        assertThat(Neighbourhoods.within(new float[] {5, 0, 1}, 0, 1)).containsExactly(0, 1);
    }
}
