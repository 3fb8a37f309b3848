package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoMeansTest {

    /** On a line the best two clusters are those of a cut: all are tried. */
    private static double[] bestOfAllCuts(double... places) {
        double[] sorted = Arrays.stream(places).sorted().toArray();
        return IntStream.range(1, sorted.length)
                .mapToObj(cut ->
                        new double[][] {Arrays.copyOf(sorted, cut), Arrays.copyOfRange(sorted, cut, sorted.length)})
                .min(Comparator.comparingDouble(sides -> inertia(sides[0]) + inertia(sides[1])))
                .map(sides -> new double[] {mean(sides[0]), mean(sides[1])})
                .orElseThrow();
    }

    private static double mean(double... places) {
        return Arrays.stream(places).average().orElseThrow();
    }

    private static double inertia(double... places) {
        double mean = mean(places);
        return Arrays.stream(places).map(x -> (x - mean) * (x - mean)).sum();
    }

    @Test
    void the_centres_are_those_of_the_best_cut() {
        Random random = new Random(3);
        for (int trial = 0; trial < 40; trial++) {
            int n = 10 + random.nextInt(20);
            float[] values = new float[2 * n];
            int[] rows = IntStream.range(n / 2, n).toArray();
            for (int i = 0; i < n; i++) {
                values[2 * i] = (float) (random.nextGaussian() + (i % 3 == 0 ? 8 : 0));
            }
            double[] places =
                    Arrays.stream(rows).mapToDouble(i -> values[2 * i]).toArray();
            double[][] centres = TwoMeans.of(Matrix.of(n, 2, values), rows, new SplittableRandom(trial));
            double[] found = Arrays.stream(centres)
                    .mapToDouble(centre -> centre[0])
                    .sorted()
                    .toArray();
            assertThat(found).containsExactly(bestOfAllCuts(places), within(1e-9));
            assertThat(centres[0][1]).isZero();
            assertThat(centres[1][1]).isZero();
        }
    }

    @Test
    void equal_rows_have_equal_centres() {
        double[][] centres =
                TwoMeans.of(Matrix.of(3, 1, new float[] {5, 5, 5}), new int[] {0, 1, 2}, new SplittableRandom(1));
        assertThat(centres).isDeepEqualTo(new double[][] {{5}, {5}});
    }
}
