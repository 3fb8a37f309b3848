package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.objective.VariationalMixture.Encoding;
import io.clade.objective.VariationalMixture.Prior;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class VariationalMixtureTest {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** A mixture and encodings of b samples with m units, k components, and z of each: plain numbers, row by row. */
    private static final class Example {

        private final int b;
        private final int m;
        private final int k;
        private final double[] logits;
        private final double[] mu;
        private final double[] logSigma;
        private final double[] mean;
        private final double[] logSpread;
        private final double[] z;

        Example(Random random, int size) {
            b = 1 + size / 20;
            m = 1 + random.nextInt(4);
            k = 2 + random.nextInt(4);
            logits = Numbers.normal(random, k);
            mu = Numbers.normal(random, k * m);
            logSigma = Numbers.normal(random, k * m);
            mean = Numbers.normal(random, b * m);
            logSpread = Numbers.normal(random, b * m);
            z = Numbers.normal(random, b * m);
        }

        Prior prior() {
            return new Prior(
                    torch.log_softmax(Ops.tensor(logits, k), 0), Ops.tensor(mu, k, m), Ops.tensor(logSigma, k, m));
        }

        Encoding encoding() {
            return new Encoding(Ops.tensor(mean, b, m), Ops.tensor(logSpread, b, m));
        }

        Tensor logGamma() {
            return VariationalMixture.logPosterior(Ops.tensor(z, b, m), prior());
        }

        double[] pi() {
            double sum = Arrays.stream(logits).map(Math::exp).sum();
            return Arrays.stream(logits).map(each -> Math.exp(each) / sum).toArray();
        }

        /** π_c N(z; μ_c, σ²_c)/p(z), by densities. */
        double[] gamma(int i) {
            double[] joint = pi();
            for (int c = 0; c < k; c++) {
                for (int j = 0; j < m; j++) {
                    joint[c] *= density(z[i * m + j], mu[c * m + j], Math.exp(logSigma[c * m + j]));
                }
            }
            double sum = Arrays.stream(joint).sum();
            return Arrays.stream(joint).map(each -> each / sum).toArray();
        }

        /** The latent terms of the bound of sample i as the paper's equation 12 has them, with every ln 2π. */
        double latentTerms(int i) {
            double[] gamma = gamma(i);
            double[] pi = pi();
            double total = 0;
            for (int c = 0; c < k; c++) {
                double inner = 0;
                for (int j = 0; j < m; j++) {
                    double variance = Math.exp(logSigma[c * m + j]);
                    double apart = mean[i * m + j] - mu[c * m + j];
                    inner += LOG_TWO_PI
                            + logSigma[c * m + j]
                            + Math.exp(logSpread[i * m + j]) / variance
                            + apart * apart / variance;
                }
                total += gamma[c] * (Math.log(pi[c]) - Math.log(gamma[c]) - inner / 2);
            }
            for (int j = 0; j < m; j++) {
                total += (1 + logSpread[i * m + j] + LOG_TWO_PI) / 2;
            }
            return total;
        }
    }

    private static double density(double x, double mean, double variance) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    private static double[] numbers(Supplier<Tensor> values) {
        return Scope.run(() -> Ops.toDoubles(values.get()));
    }

    @Test
    void the_posterior_is_the_share_of_a_component_in_the_density() {
        Trials.of(60, 3, Example::new, example -> {
            double[] found = numbers(() -> torch.exp(example.logGamma()));
            for (int i = 0; i < example.b; i++) {
                double[] gamma = example.gamma(i);
                for (int c = 0; c < example.k; c++) {
                    assertThat(found[i * example.k + c]).isCloseTo(gamma[c], within(1e-12));
                }
            }
        });
    }

    @Test
    void the_posterior_of_an_embedding_far_from_all_components_is_finite_and_names_the_nearest() {
        Prior[] prior = new Prior[1];
        double[] found = numbers(() -> {
            prior[0] = new Prior(
                    Ops.tensor(new double[] {Math.log(0.9), Math.log(0.1)}, 2),
                    Ops.tensor(new double[] {0, 1}, 2, 1),
                    torch.zeros(2, 1).to(torch.ScalarType.Double));
            return VariationalMixture.logPosterior(Ops.tensor(new double[] {1e4}, 1, 1), prior[0]);
        });
        // ½ (10⁴)² − ½ (10⁴ − 1)² + ln 9
        assertThat(found[0]).isCloseTo(-(1e4 - 0.5) + Math.log(9), within(1e-6));
        assertThat(found[1]).isCloseTo(0, within(1e-12));
    }

    /** The two divergences are the paper's sums, whose ln 2π cancel. */
    @Test
    void the_divergences_are_the_latent_terms_of_equation_12() {
        Trials.of(60, 4, Example::new, example -> {
            double[] found = numbers(() -> VariationalMixture.embeddingDivergence(
                            example.logGamma(), example.encoding(), example.prior())
                    .add(VariationalMixture.clusterDivergence(example.logGamma(), example.prior())));
            for (int i = 0; i < example.b; i++) {
                double expected = -example.latentTerms(i);
                assertThat(found[i]).isCloseTo(expected, within(1e-11 * Math.max(1, expected)));
            }
        });
    }

    @Test
    void divergences_are_never_negative_and_zero_where_the_encoding_is_the_only_component() {
        Trials.of(60, 5, Example::new, example -> {
            for (double each : numbers(() ->
                    VariationalMixture.embeddingDivergence(example.logGamma(), example.encoding(), example.prior()))) {
                assertThat(each).isGreaterThan(0);
            }
            for (double each :
                    numbers(() -> VariationalMixture.clusterDivergence(example.logGamma(), example.prior()))) {
                assertThat(each).isGreaterThan(-1e-15);
            }
        });
        double[] same = numbers(() -> {
            Prior one = new Prior(
                    Ops.tensor(new double[] {0}, 1),
                    Ops.tensor(new double[] {2, -1}, 1, 2),
                    Ops.tensor(new double[] {0.5, -3}, 1, 2));
            Encoding equal = new Encoding(one.means(), one.logVariances());
            Tensor logGamma = VariationalMixture.logPosterior(equal.means(), one);
            return VariationalMixture.embeddingDivergence(logGamma, equal, one)
                    .add(VariationalMixture.clusterDivergence(logGamma, one));
        });
        assertThat(same[0]).isCloseTo(0, within(1e-15));
    }

    @Test
    void a_sample_of_an_encoding_by_hand() {
        double[] z = numbers(() -> new Encoding(
                        Ops.tensor(new double[] {1, 2}, 1, 2), Ops.tensor(new double[] {Math.log(4), 0}, 1, 2))
                .sample(Ops.tensor(new double[] {0.5, -3}, 1, 2)));
        assertThat(z[0]).isCloseTo(1 + 2 * 0.5, within(1e-15));
        assertThat(z[1]).isCloseTo(2 - 3, within(1e-15));
    }

    @Test
    void a_normal_likelihood_is_the_product_of_densities() {
        double[] errors = {0.3, -1.2, 2};
        double product = 1;
        double squares = 0;
        for (double error : errors) {
            product *= density(error, 0, 0.7);
            squares += error * error;
        }
        double sum = squares;
        double[] found = numbers(() -> VariationalMixture.gaussian(
                Ops.tensor(new double[] {sum}, 1), Ops.tensor(new double[] {errors.length}, 1), 0.7));
        assertThat(found[0]).isCloseTo(Math.log(product), within(1e-14));
    }

    @Test
    void a_likelihood_of_bits_is_the_product_of_probabilities_and_passes_over_missing_ones() {
        double[] x = {1, 0, 0.3, Double.NaN};
        double[] l = {0.4, -2, 1.5, Double.NaN};
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double p = 1 / (1 + Math.exp(-l[i]));
            expected += x[i] * Math.log(p) + (1 - x[i]) * Math.log(1 - p);
        }
        double[] found = numbers(() -> VariationalMixture.bernoulli(Ops.tensor(x, 1, 2, 2), Ops.tensor(l, 1, 2, 2)));
        assertThat(found[0]).isCloseTo(expected, within(1e-14));
        double[] gradient = FiniteDifferences.gradient(
                logits -> VariationalMixture.bernoulli(Ops.tensor(x, 1, 2, 2), logits)
                        .sum(),
                l,
                1,
                2,
                2);
        assertThat(gradient[3]).isZero();
        assertThat(gradient[0]).isCloseTo(1 - 1 / (1 + Math.exp(-0.4)), within(1e-14));
    }

    @Test
    void a_likelihood_of_bits_is_finite_for_large_logits() {
        double[] found = numbers(() -> VariationalMixture.bernoulli(
                Ops.tensor(new double[] {1, 0}, 2, 1), Ops.tensor(new double[] {800, 800}, 2, 1)));
        assertThat(found[0]).isCloseTo(0, within(1e-300));
        assertThat(found[1]).isEqualTo(-800);
    }

    @Test
    void gradients_are_those_of_finite_differences() {
        Example example = new Example(new Random(9), 60);
        double[] noise = Numbers.normal(new Random(10), example.b * example.m);
        FiniteDifferences.check(
                mean -> divergence(example, mean, example.encoding().logVariances(), example.prior(), noise),
                example.mean,
                1e-7,
                example.b,
                example.m);
        FiniteDifferences.check(
                spread -> divergence(example, example.encoding().means(), spread, example.prior(), noise),
                example.logSpread,
                1e-7,
                example.b,
                example.m);
        FiniteDifferences.check(logits -> ofPrior(example, 0, logits, noise), example.logits, 1e-7, example.k);
        FiniteDifferences.check(mu -> ofPrior(example, 1, mu, noise), example.mu, 1e-7, example.k, example.m);
        FiniteDifferences.check(
                sigma -> ofPrior(example, 2, sigma, noise), example.logSigma, 1e-7, example.k, example.m);
    }

    /** With {@code replaced} in place of the logits, means or logarithms of variances of the mixture. */
    private static Tensor ofPrior(Example example, int place, Tensor replaced, double... noise) {
        Prior given = example.prior();
        Prior prior = new Prior(
                place == 0 ? torch.log_softmax(replaced, 0) : given.logWeights(),
                place == 1 ? replaced : given.means(),
                place == 2 ? replaced : given.logVariances());
        Encoding encoding = example.encoding();
        return divergence(example, encoding.means(), encoding.logVariances(), prior, noise);
    }

    /** Both divergences of all samples, with γ at a sample of the encoding. */
    private static Tensor divergence(Example example, Tensor mean, Tensor spread, Prior prior, double... noise) {
        Encoding encoding = new Encoding(mean, spread);
        Tensor z = encoding.sample(Ops.tensor(noise, example.b, example.m));
        Tensor logGamma = VariationalMixture.logPosterior(z, prior);
        return VariationalMixture.embeddingDivergence(logGamma, encoding, prior)
                .add(VariationalMixture.clusterDivergence(logGamma, prior))
                .sum();
    }

    /** One unit, x̂ = a z + c with variance s: p(x), and the bound with γ at a fixed point, are known otherwise. */
    private static final class LinearModel {

        private static final double A = 1.4;
        private static final double C = -0.3;
        private static final double S = 0.5;
        private static final double[] PI = {0.3, 0.7};
        private static final double[] MU = {-1.2, 0.8};
        private static final double[] VARIANCE = {0.4, 0.9};

        static double evidence(double x) {
            double sum = 0;
            for (int c = 0; c < 2; c++) {
                sum += PI[c] * density(x, A * MU[c] + C, A * A * VARIANCE[c] + S);
            }
            return Math.log(sum);
        }

        static double[] gamma(double z) {
            double[] joint = {PI[0] * density(z, MU[0], VARIANCE[0]), PI[1] * density(z, MU[1], VARIANCE[1])};
            return new double[] {joint[0] / (joint[0] + joint[1]), joint[1] / (joint[0] + joint[1])};
        }

        /** The expectation under N(mean, variance), by the trapezoid rule, which is exact to rounding for smooth tails. */
        static double expectation(double mean, double variance, DoubleUnaryOperator f) {
            int steps = 2000;
            double reach = 12 * Math.sqrt(variance);
            double sum = 0;
            for (int i = 0; i <= steps; i++) {
                double z = mean - reach + 2 * reach * i / steps;
                sum += density(z, mean, variance) * f.applyAsDouble(z) * 2 * reach / steps;
            }
            return sum;
        }

        /** The bound that the objective gives for x, q(z|x) = N(mean, variance), z and γ at {@code at}. */
        static double bound(double x, double mean, double variance, double z, double at) {
            return Scope.run(() -> {
                Prior prior = new Prior(
                        torch.log(Ops.tensor(PI, 2)), Ops.tensor(MU, 2, 1), torch.log(Ops.tensor(VARIANCE, 2, 1)));
                Encoding encoding = new Encoding(
                        Ops.tensor(new double[] {mean}, 1, 1), Ops.tensor(new double[] {Math.log(variance)}, 1, 1));
                Tensor logGamma = VariationalMixture.logPosterior(Ops.tensor(new double[] {at}, 1, 1), prior);
                double error = x - (A * z + C);
                Tensor likelihood = VariationalMixture.gaussian(
                        Ops.tensor(new double[] {error * error}, 1), Ops.tensor(new double[] {1}, 1), S);
                return Ops.number(likelihood
                        .sub(VariationalMixture.embeddingDivergence(logGamma, encoding, prior))
                        .sub(VariationalMixture.clusterDivergence(logGamma, prior))
                        .sum());
            });
        }
    }

    /** For any fixed γ, E_z[bound] = ln p(x) − KL(q(z|x) γ ‖ p(z, c|x)); the right-hand side by quadrature of densities. */
    @Test
    void the_bound_is_the_evidence_less_the_divergence_from_the_true_posterior() {
        double x = 0.6;
        double mean = 0.5;
        double variance = 0.3;
        double[] gamma = LinearModel.gamma(0.1);
        double divergence = 0;
        for (int c = 0; c < 2; c++) {
            int component = c;
            divergence += gamma[c]
                    * LinearModel.expectation(mean, variance, z -> {
                        double joint = LinearModel.PI[component]
                                * density(z, LinearModel.MU[component], LinearModel.VARIANCE[component])
                                * density(x, LinearModel.A * z + LinearModel.C, LinearModel.S);
                        return Math.log(density(z, mean, variance) * gamma[component])
                                - Math.log(joint)
                                + LinearModel.evidence(x);
                    });
        }
        double bound = LinearModel.expectation(mean, variance, z -> LinearModel.bound(x, mean, variance, z, 0.1));
        assertThat(divergence).isGreaterThan(0.01);
        assertThat(bound).isCloseTo(LinearModel.evidence(x) - divergence, within(1e-9));
    }

    /** With γ = p(c|z) at the sample itself, the expectation over z is still below the evidence. */
    @Test
    void the_expectation_of_the_bound_with_the_posterior_of_the_sample_is_below_the_evidence() {
        for (double x : new double[] {-3, 0, 0.6, 4}) {
            for (double mean : new double[] {-1, 0.4}) {
                double bound = LinearModel.expectation(mean, 0.3, z -> LinearModel.bound(x, mean, 0.3, z, z));
                assertThat(bound).isLessThan(LinearModel.evidence(x));
            }
        }
    }

    /** With one component the true posterior is normal, and the bound at it is the evidence. */
    @Test
    void the_bound_reaches_the_evidence_where_the_encoding_is_the_true_posterior() {
        double x = 0.6;
        double prior = 0.4;
        double mu = -1.2;
        double variance = 1 / (1 / prior + LinearModel.A * LinearModel.A / LinearModel.S);
        double mean = variance * (mu / prior + LinearModel.A * (x - LinearModel.C) / LinearModel.S);
        double evidence = Math.log(
                density(x, LinearModel.A * mu + LinearModel.C, LinearModel.A * LinearModel.A * prior + LinearModel.S));
        double likelihood = LinearModel.expectation(
                mean, variance, z -> Math.log(density(x, LinearModel.A * z + LinearModel.C, LinearModel.S)));
        double[] divergence = numbers(() -> {
            Prior one = new Prior(
                    Ops.tensor(new double[] {0}, 1),
                    Ops.tensor(new double[] {mu}, 1, 1),
                    Ops.tensor(new double[] {Math.log(prior)}, 1, 1));
            Encoding encoding = new Encoding(
                    Ops.tensor(new double[] {mean}, 1, 1), Ops.tensor(new double[] {Math.log(variance)}, 1, 1));
            return VariationalMixture.embeddingDivergence(
                    VariationalMixture.logPosterior(encoding.means(), one), encoding, one);
        });
        assertThat(likelihood - divergence[0]).isCloseTo(evidence, within(1e-10));
    }
}
