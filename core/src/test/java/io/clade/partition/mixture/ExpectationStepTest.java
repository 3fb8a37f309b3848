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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sum against one sample after the other in double precision. */
@ExtendWith(NativeMemory.class)
class ExpectationStepTest {

    private static final Random RANDOM = new Random(4);

    private static double[] normal(int count, double spread) {
        return RANDOM.doubles(count)
                .map(ignored -> spread * RANDOM.nextGaussian())
                .toArray();
    }

    /** Samples and components, spread so that most samples belong to several components. */
    private static final class Given {

        private final Covariance covariance;
        private final int n;
        private final int d;
        private final int k;
        private final float[] x;
        private final Mixture.Components of;

        private Given(Covariance covariance, int n, int d, float[] x, Mixture.Components of) {
            this.covariance = covariance;
            this.n = n;
            this.d = d;
            this.k = of.weights().length;
            this.x = x;
            this.of = of;
        }

        static Given random(Covariance covariance, int n, int d, int k, boolean shared) {
            float[] x = new float[n * d];
            double[] values = normal(n * d, 1);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (values[i] + 3);
            }
            double[] means = Arrays.stream(normal(k * d, 0.5)).map(v -> v + 3).toArray();
            int size = covariance.matrices() ? d * d : d;
            double[] factors = normal(k * size, 0.6 / Math.sqrt(d * (covariance.matrices() ? d : 1)));
            for (int j = 1; j < k && shared; j++) {
                System.arraycopy(factors, 0, factors, j * size, size);
            }
            double[] weights = new double[k];
            Arrays.fill(weights, 1.0 / k);
            return new Given(covariance, n, d, x, new Mixture.Components(weights, means, factors, normal(k, 0.5)));
        }

        MixtureStatistics expected() {
            return Scope.run(() -> Workers.run(
                    workers -> new ExpectationStep(Ops.tensor(x, n, d), k, covariance, workers).expect(of)));
        }

        MixtureStatistics given(Labels start) {
            return Scope.run(() -> Workers.run(
                    workers -> new ExpectationStep(Ops.tensor(x, n, d), k, covariance, workers).given(start)));
        }

        /** ln π_j N(x_i; μ_j, Σ_j) but for −d/2 ln 2π. */
        double joint(int i, int j) {
            double square = 0;
            for (int c = 0; c < d; c++) {
                double along = 0;
                for (int f = 0; f < d; f++) {
                    double apart = x[i * d + f] - of.means()[j * d + f];
                    if (covariance.matrices()) {
                        along += apart * of.factors()[(j * d + f) * d + c];
                    } else if (f == c) {
                        along += apart * of.factors()[j * d + f];
                    }
                }
                square += along * along;
            }
            return of.offsets()[j] - square / 2;
        }

        /** Checks the sums of responsibilities r, n×k, about the reference points that the sums name. */
        void requireSums(MixtureStatistics found, double[][] r) {
            int size = covariance.matrices() ? d * d : d;
            double[] counts = new double[k];
            double[] shifts = new double[k * d];
            double[] scatters = new double[(covariance == Covariance.TIED ? 1 : k) * size];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < k; j++) {
                    counts[j] += r[i][j];
                    int at = covariance == Covariance.TIED ? 0 : j * size;
                    for (int c = 0; c < d; c++) {
                        double apart = apart(found, i, j, c);
                        shifts[j * d + c] += r[i][j] * apart;
                        if (covariance.matrices()) {
                            for (int f = 0; f < d; f++) {
                                scatters[at + c * d + f] += r[i][j] * apart * apart(found, i, j, f);
                            }
                        } else {
                            scatters[at + c] += r[i][j] * apart * apart;
                        }
                    }
                }
            }
            assertThat(found.counts()).containsExactly(counts, within(1e-9));
            assertThat(found.shifts()).containsExactly(shifts, within(1e-9));
            assertThat(found.scatters()).containsExactly(scatters, within(1e-8));
        }

        private double apart(MixtureStatistics found, int i, int j, int c) {
            return x[i * d + c] - found.means()[j * d + c];
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 90, 3, 4, false",
        "TIED, 90, 3, 4, true",
        "TIED, 90, 3, 4, false",
        "DIAGONAL, 90, 3, 4, false",
        "SPHERICAL, 5, 3, 2, false",
        // So many numbers that a part has several blocks.
        "FULL, 270, 6, 688, false",
        "TIED, 270, 6, 688, true",
        "DIAGONAL, 270, 6, 688, false"
    })
    void sums_are_those_of_one_sample_after_the_other(Covariance covariance, int n, int d, int k, boolean shared) {
        Given given = Given.random(covariance, n, d, k, shared);
        MixtureStatistics found = given.expected();
        double[][] r = new double[n][k];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            int sample = i;
            double[] joint = IntStream.range(0, k)
                    .mapToDouble(j -> given.joint(sample, j))
                    .toArray();
            density[i] = Math.log(Arrays.stream(joint).map(Math::exp).sum());
            for (int j = 0; j < k; j++) {
                r[i][j] = Math.exp(joint[j] - density[sample]);
            }
            double largest = Arrays.stream(joint).max().orElseThrow();
            assertThat(joint[found.clusters().get(i)]).isCloseTo(largest, within(1e-9));
        }
        given.requireSums(found, r);
        double mean = Arrays.stream(density).average().orElseThrow();
        assertThat(found.logLikelihood()).isCloseTo(mean - d * Math.log(2 * Math.PI) / 2, within(1e-9));
        double least = Arrays.stream(density).min().orElseThrow();
        assertThat(density[found.leastLikely()]).isCloseTo(least, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void samples_of_given_clusters_belong_wholly_to_them(Covariance covariance) {
        Given given = Given.random(covariance, 70, 3, 4, true);
        int[] codes = IntStream.range(0, 70).map(i -> i * i % 4 + i % 3 % 2).toArray();
        double[][] r = new double[70][4];
        for (int i = 0; i < 70; i++) {
            r[i][codes[i]] = 1;
        }
        given.requireSums(given.given(Labels.ofCodes(codes, 4)), r);
    }
}
