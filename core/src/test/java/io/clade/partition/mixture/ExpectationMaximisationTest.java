package io.clade.partition.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.partition.alternation.Iteration;
import io.clade.partition.alternation.Solved;
import io.clade.partition.kmeans.Given;
import io.clade.partition.mixture.MixtureSettings.Covariance;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import io.clade.testing.Fixtures;
import io.clade.testing.NativeMemory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class ExpectationMaximisationTest {

    private static final float[] CLOUD = Fixtures.floats(Fixtures.CLASSICAL.get("cloud"));
    private static final Labels START = Labels.ofCodes(Fixtures.ints(Fixtures.CLASSICAL.get("start")), 3);

    private static Mixture fit(float[] x, int d, Labels start, MixtureSettings settings) {
        return Scope.run(() -> Workers.run(workers -> {
            var maximisation = new ExpectationMaximisation(Ops.tensor(x, x.length / d, d), start, settings, workers);
            return maximisation.mixture(maximisation.run(settings.iterations()));
        }));
    }

    private static MixtureSettings settings(Covariance covariance, int iterations, double tolerance, double floor) {
        return MixtureSettings.RECOMMENDED
                .withCovariance(covariance)
                .withIterations(iterations)
                .withTolerance(tolerance)
                .withFloor(floor);
    }

    @ParameterizedTest
    @CsvSource({"full, FULL", "tied, TIED", "diag, DIAGONAL", "spherical, SPHERICAL"})
    void likelihoods_weights_and_means_are_those_of_scikit_learn(String name, Covariance covariance) {
        JsonNode expected = Fixtures.CLASSICAL.get("mixtures").get(name);
        Mixture found = fit(CLOUD, 2, START, settings(covariance, 2000, 1e-12, 1e-6));
        for (int iterations : new int[] {1, 5}) {
            assertThat(-found.iterations().get(iterations - 1).objective())
                    .isCloseTo(expected.get("bounds").get("" + iterations).doubleValue(), within(1e-9));
        }
        assertThat(found.logLikelihood()).isCloseTo(expected.get("score").doubleValue(), within(1e-8));
        assertThat(found.converged()).isTrue();
        assertThat(found.recovered()).isZero();
        assertThat(found.weights()).containsExactly(Fixtures.doubles(expected.get("weights")), within(1e-5));
        double[] means = Fixtures.doubles(expected.get("means"));
        for (int i = 0; i < means.length; i++) {
            assertThat((double) found.means().get(i / 2, i % 2)).isCloseTo(means[i], within(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void the_likelihood_never_falls(Covariance covariance) {
        Mixture found = fit(CLOUD, 2, START, settings(covariance, 300, 0, 0));
        List<Double> losses =
                found.iterations().stream().map(Iteration::objective).toList();
        for (int i = 1; i < losses.size(); i++) {
            assertThat(losses.get(i)).isLessThanOrEqualTo(losses.get(i - 1) + 1e-12);
        }
        assertThat(found.iterations()).hasSize(301);
        assertThat(found.converged()).isFalse();
    }

    @Test
    void two_samples_a_component_are_worked_out_by_hand() {
        // Means 0 and 100, variances 1 each: ln p = ln ½ − ½ ln 2π − ½ for every sample.
        Mixture found = fit(
                new float[] {-1, 1, 99, 101},
                1,
                Labels.ofCodes(new int[] {0, 0, 1, 1}, 2),
                settings(Covariance.FULL, 10, 1e-9, 0));
        assertThat(found.logLikelihood()).isCloseTo(Math.log(0.5) - 0.5 * Math.log(2 * Math.PI) - 0.5, within(1e-12));
        assertThat(found.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
        assertThat(found.clusters().codes()).containsExactly(0, 0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {10, 1000, 1_000_000})
    void a_tied_covariance_is_the_mean_of_the_components_own(float far) {
        // Variances 1 and 9 about means 0 and far: the shared one is 5, F = 1/√5. The likelihood gives half to each.
        Mixture found = fit(
                new float[] {-1, 1, far - 3, far + 3},
                1,
                Labels.ofCodes(new int[] {0, 0, 1, 1}, 2),
                settings(Covariance.TIED, 10, 0, 0));
        double likelihood = Math.log(0.5) - 0.5 * Math.log(2 * Math.PI * 5) - 0.5;
        if (far > 10) {
            assertThat(found.factors()).containsExactly(new float[] {0.4472136F, 0.4472136F}, within(1e-6F));
            assertThat(found.logLikelihood()).isCloseTo(likelihood, within(1e-9));
        } else {
            // Samples at 7 and 1 are drawn to the other component.
            assertThat(found.logLikelihood()).isGreaterThan(likelihood);
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void a_component_that_shrinks_to_one_sample_starts_anew(Covariance covariance) {
        Matrix clouds = Given.clouds(3, 60, 2, 2);
        int[] codes = new int[60];
        for (int i = 0; i < 60; i++) {
            codes[i] = i == 7 ? 2 : i % 2;
        }
        Mixture found = fit(clouds.toArray(), 2, Labels.ofCodes(codes, 3), settings(covariance, 200, 1e-6, 0));
        assertThat(found.recovered()).isPositive();
        // Alone with one sample and without a least variance, the likelihood would have no bound.
        assertThat(found.logLikelihood()).isBetween(-5.0, 0.0);
        assertThat(Arrays.stream(found.weights()).sum()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void a_mixture_that_was_kept_is_the_same_again(Covariance covariance) {
        for (double tolerance : new double[] {0, 1e9}) {
            Mixture found = fit(CLOUD, 2, START, settings(covariance, 5, tolerance, 1e-6));
            assertThat(found.converged()).isEqualTo(tolerance > 0);
            Mixture read = Mixture.STORAGE.read(Mixture.STORAGE.write(found), found.iterations());
            assertThat(read).usingRecursiveComparison().isEqualTo(found);
            assertThat(read.factors()).hasSize(covariance.matrices() ? 12 : 6).isEqualTo(found.factors());
        }
    }

    /** Components that the updates of a fit so far have started anew. */
    private static int recovered(ExpectationMaximisation fit, ExpectationMaximisation.State state) {
        return fit.mixture(new Solved<>(state, List.of(), false)).recovered();
    }

    @Test
    void a_fit_has_not_settled_where_a_component_has_just_started_anew() {
        // Every gain but the first, which is infinite, is small enough to end: so the second update ends unless it
        // restarts.
        MixtureSettings settings = MixtureSettings.RECOMMENDED
                .withCovariance(MixtureSettings.Covariance.DIAGONAL)
                .withFloor(0)
                .withTolerance(1e9);
        int restarts = 0;
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] x = new float[24];
            int[] codes = new int[24];
            for (int i = 0; i < 24; i++) {
                x[i] = (float) random.nextGaussian();
                codes[i] = i < 6 ? i : random.nextInt(6);
            }
            restarts += Scope.run(() -> Workers.run(workers -> {
                var fit =
                        new ExpectationMaximisation(Ops.tensor(x, 24, 1), Labels.ofCodes(codes, 6), settings, workers);
                ExpectationMaximisation.State first = fit.update(fit.start());
                int before = recovered(fit, first);
                ExpectationMaximisation.State second = fit.update(first);
                boolean restarted = recovered(fit, second) > before;
                assertThat(fit.converged(first)).isFalse();
                assertThat(fit.converged(second)).isEqualTo(!restarted);
                return restarted ? 1 : 0;
            }));
        }
        assertThat(restarts).isBetween(1, 39);
    }
}
