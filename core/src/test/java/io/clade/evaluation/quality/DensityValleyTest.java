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
}
