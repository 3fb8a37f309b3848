package io.clade.partition.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Labels;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NativeMemory.class)
class MaximisationStepTest {

    /** Component 2 has the last sample alone, or the last two, which are equal; their second coordinate is all samples' mean. */
    private static final float[] X = {0, 0, 2, 1, 4, 0, 2, 3, 20, 1, 22, 5, 24, 1, 22, 3, 40, 1.75F, 40, 1.75F};

    private static final int LEAST_LIKELY = 5;

    /** Of every coordinate about the mean of all samples, averaged over the two coordinates. */
    private static double variance() {
        double variance = 0;
        for (int c = 0; c < 2; c++) {
            int feature = c;
            double[] values = new double[X.length / 2];
            Arrays.setAll(values, i -> X[2 * i + feature]);
            double mean = Arrays.stream(values).average().orElseThrow();
            variance += Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length / 2;
        }
        return variance;
    }

    private static Mixture.Components after(int steps, Covariance covariance, int... codes) {
        return Scope.run(() -> Workers.run(workers -> {
            ExpectationStep pass = new ExpectationStep(Ops.tensor(X, X.length / 2, 2), 3, covariance, workers);
            MixtureStatistics given = pass.given(Labels.ofCodes(codes, 3));
            var told = new MixtureStatistics(
                    0, given.means(), given.counts(), given.shifts(), given.scatters(), given.clusters(), LEAST_LIKELY);
            MixtureSettings settings =
                    MixtureSettings.RECOMMENDED.withCovariance(covariance).withFloor(0);
            MaximisationStep maximisation = new MaximisationStep(pass, settings);
            for (int step = 1; step < steps; step++) {
                maximisation.of(told);
            }
            return maximisation.of(told);
        }));
    }

    private static void requireBall(Mixture.Components found, Covariance covariance, double variance) {
        double scale = 1 / Math.sqrt(variance);
        int square = found.factors().length / 3;
        double[] ball = covariance.matrices() ? new double[] {scale, 0, 0, scale} : new double[] {scale, scale};
        assertThat(Arrays.copyOfRange(found.factors(), 2 * square, 3 * square)).containsExactly(ball, within(1e-9));
        assertThat(found.offsets()[2]).isCloseTo(Math.log(found.weights()[2]) + 2 * Math.log(scale), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void a_component_of_one_sample_starts_anew_as_a_ball_about_the_least_likely(Covariance covariance) {
        Mixture.Components found = after(1, covariance, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2);
        // A third of the ten samples beside the four and the five of the others.
        double total = 4 + 5 + 10 / 3.0;
        assertThat(found.weights())
                .containsExactly(new double[] {4 / total, 5 / total, 10 / 3.0 / total}, within(1e-12));
        assertThat(found.means()).containsExactly(new double[] {2, 1, 25.6, 2.35, 22, 5}, within(1e-9));
        requireBall(found, covariance, variance());
    }

    @ParameterizedTest
    @EnumSource(
            value = Covariance.class,
            names = {"FULL", "DIAGONAL"})
    void one_that_has_no_extent_again_and_again_stays_a_small_ball_where_it_is(Covariance covariance) {
        int[] clusters = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
        Mixture.Components third = after(3, covariance, clusters);
        assertThat(Arrays.copyOfRange(third.means(), 4, 6)).containsExactly(22, 5);
        requireBall(third, covariance, variance());

        Mixture.Components fourth = after(4, covariance, clusters);
        assertThat(fourth.means()).containsExactly(new double[] {2, 1, 22, 2.5, 40, 1.75}, within(1e-9));
        assertThat(fourth.weights()).containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-12));
        requireBall(fourth, covariance, 1e-6 * variance());
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void components_of_one_sample_each_stay_where_there_are_hardly_more_samples(Covariance covariance) {
        MixtureSettings settings =
                MixtureSettings.RECOMMENDED.withCovariance(covariance).withFloor(1);
        Scope.run((Runnable) () -> Workers.run(workers -> {
            ExpectationStep pass =
                    new ExpectationStep(Ops.tensor(new float[] {0, 2, 10, 30}, 4, 1), 3, covariance, workers);
            MaximisationStep maximisation = new MaximisationStep(pass, settings);
            Mixture.Components found = maximisation.of(pass.given(Labels.ofCodes(new int[] {0, 0, 1, 2}, 3)));
            assertThat(found.means()).containsExactly(new double[] {1, 10, 30}, within(1e-9));
            assertThat(found.weights()).containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-12));
            assertThat(maximisation.recovered()).isZero();
            return null;
        }));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void components_have_the_means_shares_and_covariances_of_their_samples(Covariance covariance) {
        int n = 40;
        int d = 3;
        double floor = 0.25;
        float[] x = new float[n * d];
        Random random = new Random(6);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian() * (1 + i % d) + i / d % 3 + (i % d > 0 ? x[i - 1] : 0);
        }
        int[] codes = IntStream.range(0, n).map(i -> i < 12 ? 2 : i % 3).toArray();
        Mixture.Components found = of(x, covariance, floor, codes);
        double[][] pooled = new double[d][d];
        for (int j = 0; j < 3; j++) {
            int own = j;
            int[] rows = IntStream.range(0, n).filter(i -> codes[i] == own).toArray();
            double share = (double) rows.length / n;
            double[][] expected = covariance(x, d, rows);
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    pooled[a][b] += share * expected[a][b];
                }
                int feature = a;
                double mean = IntStream.of(rows)
                        .mapToDouble(i -> x[i * d + feature])
                        .average()
                        .orElseThrow();
                assertThat(found.means()[j * d + a]).isCloseTo(mean, within(1e-9));
            }
            assertThat(found.weights()[j]).isCloseTo(share, within(1e-12));
            if (covariance != Covariance.TIED) {
                requireCovariance(found, j, covariance, expected, floor);
            }
        }
        for (int j = 0; j < 3 && covariance == Covariance.TIED; j++) {
            requireCovariance(found, j, covariance, pooled, floor);
        }
    }

    private static Mixture.Components of(float[] x, Covariance covariance, double floor, int... codes) {
        return Scope.run(() -> Workers.run(workers -> {
            ExpectationStep pass =
                    new ExpectationStep(Ops.tensor(x, codes.length, x.length / codes.length), 3, covariance, workers);
            MixtureSettings settings =
                    MixtureSettings.RECOMMENDED.withCovariance(covariance).withFloor(floor);
            return new MaximisationStep(pass, settings).of(pass.given(Labels.ofCodes(codes, 3)));
        }));
    }

    private static double[][] covariance(float[] x, int d, int... rows) {
        double[] means = new double[d];
        double[][] covariance = new double[d][d];
        for (int i : rows) {
            for (int a = 0; a < d; a++) {
                means[a] += x[i * d + a] / (double) rows.length;
            }
        }
        for (int i : rows) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    covariance[a][b] += (x[i * d + a] - means[a]) * (x[i * d + b] - means[b]) / rows.length;
                }
            }
        }
        return covariance;
    }

    /** F Fᵀ Σ is the identity, with the floor on Σ's diagonal, and the offset is ln π + ln |F|. */
    private static void requireCovariance(
            Mixture.Components found, int j, Covariance kind, double[][] covariance, double floor) {
        int d = covariance.length;
        double trace = 0;
        for (int a = 0; a < d; a++) {
            covariance[a][a] += floor;
            trace += covariance[a][a];
        }
        double logarithm = 0;
        for (int a = 0; a < d && !kind.matrices(); a++) {
            double variance = kind == Covariance.SPHERICAL ? trace / d : covariance[a][a];
            assertThat(found.factors()[j * d + a]).isCloseTo(1 / Math.sqrt(variance), within(1e-9));
            logarithm -= Math.log(variance) / 2;
        }
        if (kind.matrices()) {
            double[] f = Arrays.copyOfRange(found.factors(), j * d * d, (j + 1) * d * d);
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    double product = 0;
                    for (int c = 0; c < d; c++) {
                        for (int e = 0; e < d; e++) {
                            product += f[a * d + e] * f[c * d + e] * covariance[c][b];
                        }
                    }
                    assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-9));
                }
            }
            logarithm = Math.log(Math.abs(f[0] * (f[4] * f[8] - f[5] * f[7])
                    - f[1] * (f[3] * f[8] - f[5] * f[6])
                    + f[2] * (f[3] * f[7] - f[4] * f[6])));
            for (int a = 0; a < d; a++) {
                covariance[a][a] -= floor;
            }
        }
        assertThat(found.offsets()[j]).isCloseTo(Math.log(found.weights()[j]) + logarithm, within(1e-9));
    }
}
