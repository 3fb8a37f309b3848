package io.clade.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DensityValleyTest {

    private static double[] normal(int n, double mean, long seed) {
        Random random = new Random(seed);
        return DoubleStream.generate(() -> mean + random.nextGaussian())
                .limit(n)
                .toArray();
    }

    private static double[] both(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    @Test
    void two_points_are_two_kernels() {
        // f(0)/f(±1): two kernels of width 1/2 at ±1, each 2 widths from the middle and 4 from the other.
        DensityValley valley = DensityValley.of(new double[] {-1, 1}, 0.5, 0);
        double expected = 2 * Math.exp(-2) / (1 + Math.exp(-8));
        assertThat(valley.depth()).isCloseTo(expected, within(2e-3));
        double seen = 2 * Math.sqrt(Math.PI) * 2 * 0.5;
        double peak = (1 + Math.exp(-8)) / (2 * 0.5 * Math.sqrt(2 * Math.PI));
        assertThat(valley.significance())
                .isCloseTo(Math.sqrt(2 * seen * peak) * (1 - Math.sqrt(expected)), within(5e-3));
    }

    @Test
    void one_peak_has_no_valley() {
        assertThat(DensityValley.of(new double[] {3}, 1, 0)).isEqualTo(DensityValley.NONE);
        double[] triangle = IntStream.range(0, 900)
                .mapToDouble(i -> Math.sqrt(i / 900.0) * (i % 2 == 0 ? 1 : -1))
                .map(x -> x > 0 ? 1 - x : -1 - x)
                .toArray();
        assertThat(DensityValley.of(triangle, 0.1, 0).depth()).isCloseTo(1, within(0.02));
    }

    @Test
    void two_normal_clouds_have_the_valley_of_their_mixture() {
        double[] a = normal(20_000, 0, 1);
        double[] b = normal(20_000, 4, 2);
        // 2 φ(2) / (φ(0) + φ(4)), which the kernel fills a little.
        double expected = 2 * Math.exp(-2) / (1 + Math.exp(-8));
        assertThat(DensityValley.of(both(a, b), DensityValley.bandwidth(a, b, 1), 0.1)
                        .depth())
                .isBetween(expected - 0.02, expected + 0.06);
    }

    @Test
    void a_few_samples_far_away_are_no_peak() {
        double[] a = normal(200, 0, 3);
        double[] b = normal(10, 50, 4);
        assertThat(DensityValley.of(both(a, b), 0.4, 0.1).depth()).isGreaterThan(0.7);
        assertThat(DensityValley.of(both(a, b), 0.4, 0).depth()).isLessThan(0.01);
    }

    @Test
    void the_bandwidth_is_of_the_spread_within_and_never_zero() {
        double[] a = normal(500, 0, 5);
        double[] far = normal(500, 1000, 6);
        assertThat(DensityValley.bandwidth(a, far, 1)).isCloseTo(1.06 * Math.pow(1000, -0.2), within(0.03));
        assertThat(DensityValley.bandwidth(new double[] {1, 1}, new double[] {2, 2}, 1))
                .isEqualTo(1e-3);
    }

    /** The definition, on the same 256 places, with every sample looked at for every place. */
    private static DensityValley reference(double[] positions, double h, double edge) {
        double[] sorted = Arrays.stream(positions).sorted().toArray();
        int n = sorted.length;
        double from = sorted[0] - 3 * h;
        double step = (sorted[n - 1] + 3 * h - from) / 255;
        double[] places =
                IntStream.range(0, 256).mapToDouble(g -> from + g * step).toArray();
        double[] f = Arrays.stream(places)
                .map(t -> Arrays.stream(sorted)
                        .map(x -> (t - x) / h)
                        .filter(u -> Math.abs(u) <= 5)
                        .map(u -> Math.exp(-u * u / 2) / (n * h * Math.sqrt(2 * Math.PI)))
                        .sum())
                .toArray();
        DensityValley deepest = DensityValley.NONE;
        for (int g = 0; g < 256; g++) {
            double peak = Math.min(
                    Arrays.stream(f, 0, g + 1).max().orElseThrow(),
                    Arrays.stream(f, g, 256).max().orElseThrow());
            double least = sorted[(int) Math.floor(edge * (n - 1))];
            double most = sorted[(int) Math.ceil((1 - edge) * (n - 1))];
            if (places[g] >= least && places[g] <= most && f[g] / peak < deepest.depth()) {
                double seen = n * 2 * Math.sqrt(Math.PI) * h;
                deepest = new DensityValley(
                        f[g] / peak, (Math.sqrt(seen * peak) - Math.sqrt(seen * f[g])) / Math.sqrt(0.5));
            }
        }
        return deepest;
    }

    @Test
    void the_valley_is_that_of_its_definition() {
        Random random = new Random(7);
        for (int trial = 0; trial < 60; trial++) {
            double h = 0.2 + 2 * random.nextDouble();
            double apart = (trial % 3 == 0 ? 10 + random.nextDouble() : 12 * random.nextDouble()) * h;
            double[] positions = both(
                    normal(trial % 3 == 0 ? 1 : 2 + random.nextInt(30), 0, trial),
                    normal(trial % 3 == 0 ? 1 : 2 + random.nextInt(30), apart, trial));
            double edge = 0.1 * (trial % 4);
            DensityValley expected = reference(positions, h, edge);
            DensityValley found = DensityValley.of(positions, h, edge);
            assertThat(found.depth()).isCloseTo(expected.depth(), within(1e-9 * expected.depth()));
            assertThat(found.significance()).isCloseTo(expected.significance(), within(1e-9));
        }
    }

    @Test
    void between_groups_beyond_the_reach_of_kernels_there_is_nothing() {
        assertThat(DensityValley.of(new double[] {0, 40}, 2, 0).depth()).isZero();
    }

    @Test
    void samples_on_either_side_are_counted_alike() {
        // A fifth of four samples is less than one: one sample is enough on either side.
        assertThat(DensityValley.of(new double[] {0, 0, 0, 10}, 1, 0.2).depth()).isLessThan(0.1);
        assertThat(DensityValley.of(new double[] {0, 10, 10, 10}, 1, 0.2).depth())
                .isLessThan(0.1);
    }

    @Test
    void the_bandwidth_by_hand() {
        // A deviation of √2, below quartiles 1 and 3; quartiles 1.5 and 18.75, below a deviation of 25.
        double[] even = {0, 1, 2, 3, 4};
        double[] outlying = {0, 2, 5, 60};
        double variance = (5 * 2 + 4 * Math.pow(17.25 / 1.34, 2)) / 9;
        assertThat(DensityValley.bandwidth(even, outlying, 1))
                .isCloseTo(1.06 * Math.sqrt(variance) * Math.pow(9, -0.2), within(1e-12));
        // Quartiles that are equal are of no use: a deviation of 4. A single number has none.
        assertThat(DensityValley.bandwidth(new double[] {0, 0, 0, 0, 10}, new double[] {3}, 1))
                .isCloseTo(1.06 * Math.sqrt(5 * 16 / 6.0) * Math.pow(6, -0.2), within(1e-12));
        assertThat(DensityValley.bandwidth(new double[] {1, 1}, new double[] {2, 2}, 50))
                .isCloseTo(0.05, within(1e-15));
    }
}
