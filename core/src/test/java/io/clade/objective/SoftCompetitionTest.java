package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Trials;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The theory of deep dual competitive learning, theorem by theorem. */
@ExtendWith(NativeMemory.class)
class SoftCompetitionTest {

    /** Embeddings n×m, prototypes k×m and memberships n×k. */
    private static final class Contest {

        private final int n;
        private final int m;
        private final int k;
        private final double[] z;
        private final double[] p;
        private final double[] q;

        Contest(int n, int m, int k, double[] z, double[] p, double... q) {
            this.n = n;
            this.m = m;
            this.k = k;
            this.z = z;
            this.p = p;
            this.q = q;
        }

        Contest withPrototypes(double... others) {
            return new Contest(n, m, k, z, others, q);
        }

        Contest withMemberships(double... others) {
            return new Contest(n, m, k, z, p, others);
        }

        static Contest random(Random random, int size) {
            int n = size;
            int m = 1 + random.nextInt(6);
            int k = 2 + random.nextInt(6);
            double[] q = random.nextBoolean() ? Numbers.memberships(random, n, k) : vertices(random, n, k);
            return new Contest(n, m, k, Numbers.normal(random, n * m), Numbers.normal(random, k * m), q);
        }

        /** Every sample wholly in one cluster. */
        static double[] vertices(Random random, int n, int k) {
            double[] q = new double[n * k];
            for (int i = 0; i < n; i++) {
                q[i * k + random.nextInt(k)] = 1;
            }
            return q;
        }

        /** With the memberships of temperature {@code t}. */
        Contest at(double t) {
            return withMemberships(Scope.run(
                    () -> Ops.toDoubles(SoftCompetition.memberships(Distances.squared(zs(), ps()), temperature(t)))));
        }

        Tensor zs() {
            return Ops.tensor(z, n, m);
        }

        Tensor ps() {
            return Ops.tensor(p, k, m);
        }

        Tensor qs() {
            return Ops.tensor(q, n, k);
        }

        double quantisation() {
            return number(() -> SoftCompetition.quantisation(qs(), Distances.squared(zs(), ps())));
        }

        double leastSquares() {
            return number(() -> SoftCompetition.leastSquares(zs(), ps(), qs()));
        }

        double variance() {
            return number(() -> SoftCompetition.variance(ps(), qs()));
        }
    }

    private static double number(Supplier<Tensor> value) {
        return Scope.step(() -> Ops.number(value.get()));
    }

    @Test
    void the_parts_by_hand() {
        // z = 1 between the prototypes 0 and 4 with memberships ¾ and ¼: mixture 1, distances 1 and 9.
        Contest contest = new Contest(1, 1, 2, new double[] {1}, new double[] {0, 4}, new double[] {0.75, 0.25});
        assertThat(contest.quantisation()).isCloseTo(0.75 * 1 + 0.25 * 9, within(1e-15));
        assertThat(contest.leastSquares()).isCloseTo(0, within(1e-15));
        assertThat(contest.variance()).isCloseTo(0.75 * 1 + 0.25 * 9, within(1e-15));
        assertThat(number(() -> SoftCompetition.separation(contest.ps()))).isCloseTo(4, within(1e-15));
        // Three prototypes on a line, 3, 4 and 7 apart.
        assertThat(number(() -> SoftCompetition.separation(Ops.tensor(new double[] {0, 3, 7}, 3, 1))))
                .isCloseTo(14 / 3.0, within(1e-15));
        assertThat(number(() -> SoftCompetition.concentration(contest.qs())))
                .isCloseTo(0.75 * 0.75 + 0.25 * 0.25, within(1e-15));
    }

    /** Theorem 1: exact for all memberships, not only for those of the softmax. */
    @Test
    void the_quantisation_error_is_least_squares_plus_variance() {
        Trials.of(300, 11, Contest::random, contest -> {
            double error = contest.quantisation();
            assertThat(contest.leastSquares() + contest.variance())
                    .isCloseTo(error, within(1e-12 * Math.max(1, error)));
        });
    }

    /** V is also ½ Σ_jl q_j q_l ‖p_j − p_l‖², a sum over pairs of prototypes: zero at vertices and equal prototypes. */
    @Test
    void the_variance_is_half_the_sum_over_pairs_of_prototypes() {
        Trials.of(200, 12, Contest::random, contest -> {
            double pairs = 0;
            for (int i = 0; i < contest.n; i++) {
                for (int j = 0; j < contest.k; j++) {
                    for (int l = 0; l < contest.k; l++) {
                        pairs += contest.q[i * contest.k + j]
                                * contest.q[i * contest.k + l]
                                * squaredDistance(contest, j, l);
                    }
                }
            }
            assertThat(contest.variance()).isCloseTo(pairs / (2 * contest.n), within(1e-11));
            double[] hard = Contest.vertices(new Random(contest.n), contest.n, contest.k);
            assertThat(contest.withMemberships(hard).variance()).isCloseTo(0, within(1e-12));
            double[] equal = contest.p.clone();
            for (int at = contest.m; at < equal.length; at++) {
                equal[at] = equal[at - contest.m];
            }
            Contest collapsed = contest.withPrototypes(equal);
            assertThat(collapsed.variance()).isCloseTo(0, within(1e-12));
        });
    }

    private static double squaredDistance(Contest contest, int j, int l) {
        double sum = 0;
        for (int c = 0; c < contest.m; c++) {
            sum += Math.pow(contest.p[j * contest.m + c] - contest.p[l * contest.m + c], 2);
        }
        return sum;
    }

    @Test
    void the_variance_of_soft_memberships_over_distinct_prototypes_is_positive() {
        Contest contest =
                new Contest(1, 2, 2, new double[] {0, 0}, new double[] {1, 0, 0, 1}, new double[] {0.999, 0.001});
        assertThat(contest.variance()).isCloseTo(2 * 0.999 * 0.001, within(1e-15));
    }

    /** Proposition 1: other memberships have a higher free energy; its minimum is −T ln Σ exp(−d/T). */
    @Test
    void the_softmax_is_the_entropic_minimiser() {
        Trials.of(100, 13, Contest::random, contest -> {
            for (double t : new double[] {0.1, 1, 7}) {
                double[] minimum = new double[1];
                Scope.run(() -> {
                    Tensor d = Distances.squared(contest.zs(), contest.ps());
                    minimum[0] = energy(SoftCompetition.memberships(d, temperature(t)), d, t);
                    Tensor closed = torch.log(Ops.sum(torch.exp(Ops.over(d, -t)), 1));
                    assertThat(minimum[0]).isCloseTo(-t * Ops.number(closed.mean()), within(1e-9));
                    assertThat(energy(contest.qs(), d, t)).isGreaterThanOrEqualTo(minimum[0] - 1e-9);
                });
            }
        });
    }

    private static double energy(Tensor q, Tensor d, double t) {
        return Ops.number(SoftCompetition.quantisation(q, d)) + t * Ops.number(SoftCompetition.negativeEntropy(q));
    }

    private static Tensor temperature(double t) {
        return Ops.tensor(new double[] {t}, 1);
    }

    @Test
    void memberships_sharpen_as_the_temperature_falls() {
        Random random = new Random(14);
        Contest contest = Contest.random(random, 40);
        double before = 0;
        for (double t : new double[] {100, 10, 1, 0.1, 0.01}) {
            double concentration = number(() -> SoftCompetition.concentration(
                    SoftCompetition.memberships(Distances.squared(contest.zs(), contest.ps()), temperature(t))));
            assertThat(concentration).isGreaterThan(before).isLessThanOrEqualTo(1 + 1e-12);
            before = concentration;
        }
    }

    /**
     * Corollary 2, the monotonicity of V: between two prototypes V = q (1 − q) ‖p_1 − p_2‖² rises with T towards a quarter of
     * their squared distance, and falls to 0 with T.
     */
    @Test
    void the_variance_between_two_prototypes_rises_with_the_temperature() {
        // z = 1 between 0 and 4: squared distances 1 and 9, so that q = 1 / (1 + exp(−8/T)).
        Contest contest = new Contest(1, 1, 2, new double[] {1}, new double[] {0, 4});
        double before = 0;
        for (double t : new double[] {0.01, 0.5, 1, 4, 20, 1e6}) {
            double q = 1 / (1 + Math.exp(-8 / t));
            double variance = contest.at(t).variance();
            assertThat(variance).isCloseTo(q * (1 - q) * 16, within(1e-12)).isGreaterThanOrEqualTo(before);
            before = variance;
        }
        assertThat(contest.at(0.01).variance()).isCloseTo(0, within(1e-12));
        assertThat(contest.at(1e6).variance()).isCloseTo(4, within(1e-4));
    }

    /** Where prototypes are all at one distance s of each other, V = s²/2 (1 − K): the sharper, the smaller. */
    @Test
    void the_variance_falls_as_the_concentration_rises_among_prototypes_at_one_distance() {
        // The corners of the simplex are √2 apart.
        double[] corners = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Trials.of(50, 17, (random, size) -> Numbers.memberships(random, size, 3), q -> {
            Contest contest = new Contest(q.length / 3, 3, 3, new double[q.length], corners, q);
            double concentration = number(() -> SoftCompetition.concentration(contest.qs()));
            assertThat(contest.variance()).isCloseTo(1 - concentration, within(1e-12));
        });
    }

    /** dL_q/dT = Var_q(d)/T² is never negative: for fixed distances the soft quantisation error rises with T. */
    @Test
    void the_quantisation_error_rises_with_the_temperature_by_the_variance_of_distances() {
        double[] d = {1, 1.5, 4};
        double t = 0.8;
        double[] gradient = FiniteDifferences.gradient(
                x -> {
                    Tensor distances = Ops.tensor(d, 1, 3);
                    return SoftCompetition.quantisation(SoftCompetition.memberships(distances, x), distances);
                },
                new double[] {t},
                1);
        double sum = 0;
        double mean = 0;
        double squares = 0;
        for (double distance : d) {
            double weight = Math.exp(-distance / t);
            sum += weight;
            mean += weight * distance;
            squares += weight * distance * distance;
        }
        mean /= sum;
        assertThat(gradient[0])
                .isCloseTo((squares / sum - mean * mean) / (t * t), within(1e-12))
                .isPositive();
    }

    /** Propositions 2 to 4, through the softmax and the prototypes at once. */
    @Test
    void gradients_are_those_of_central_differences() {
        Random random = new Random(15);
        double[] z = Numbers.normal(random, 5 * 3);
        double[] p = Numbers.normal(random, 4 * 3);
        FiniteDifferences.check(x -> whole(x, Ops.tensor(p, 4, 3), temperature(0.7)), z, 1e-8, 5, 3);
        FiniteDifferences.check(x -> whole(Ops.tensor(z, 5, 3), x, temperature(0.7)), p, 1e-8, 4, 3);
        FiniteDifferences.check(t -> whole(Ops.tensor(z, 5, 3), Ops.tensor(p, 4, 3), t), new double[] {0.7}, 1e-8, 1);
    }

    /** A sum of everything, each part with a factor of its own so that none cancels. */
    private static Tensor whole(Tensor z, Tensor p, Tensor t) {
        Tensor d = Distances.squared(z, p);
        Tensor q = SoftCompetition.memberships(d, t);
        return SoftCompetition.quantisation(q, d)
                .add(Ops.times(SoftCompetition.leastSquares(z, p, q), 0.3))
                .add(Ops.times(SoftCompetition.variance(p, q), 0.7))
                .add(Ops.times(SoftCompetition.negativeEntropy(q), 1.1));
    }

    /** dL_q/dd_j = q_j [1 − (d_j − d̄)/T]: a prototype farther than d̄ + T is pushed away from the sample. */
    @Test
    void far_prototypes_are_pushed_away_through_the_memberships() {
        double[] d = {1, 1.5, 9};
        double t = 0.5;
        double[] gradient = FiniteDifferences.gradient(
                x -> SoftCompetition.quantisation(SoftCompetition.memberships(x, temperature(t)), x), d, 1, 3);
        double[] q = Scope.run(() -> Ops.toDoubles(SoftCompetition.memberships(Ops.tensor(d, 1, 3), temperature(t))));
        double mean = q[0] * d[0] + q[1] * d[1] + q[2] * d[2];
        for (int j = 0; j < 3; j++) {
            assertThat(gradient[j]).isCloseTo(q[j] * (1 - (d[j] - mean) / t), within(1e-12));
        }
        assertThat(gradient[0]).isPositive();
        assertThat(gradient[2]).isNegative();
    }

    /** With memberships held fixed, grad_P V = 2 Σ_q P: descending V alone draws prototypes together. */
    @Test
    void for_fixed_memberships_the_variance_draws_prototypes_together() {
        double[] q = {0.75, 0.25};
        double[] gradient = FiniteDifferences.gradient(
                p -> SoftCompetition.variance(p, Ops.tensor(q, 1, 2)), new double[] {0, 4}, 2, 1);
        assertThat(gradient).containsExactly(new double[] {2 * 0.75 * (0 - 1), 2 * 0.25 * (4 - 1)}, within(1e-12));
    }

    /** The Lyapunov theorem of the reduced system: embeddings fixed, P = Ω Z, small steps of gradient flow. */
    @Test
    void with_a_frozen_backbone_the_energy_never_rises() {
        Random random = new Random(16);
        double[] z = Numbers.normal(random, 30 * 4);
        double[] omega = new double[3 * 30];
        omega[4] = omega[30 + 11] = omega[60 + 23] = 1;
        Scope.run(() -> {
            Tensor anchors = Ops.tensor(z, 30, 4);
            Tensor weights = Ops.tensor(omega, 3, 30);
            weights.set_requires_grad(true);
            double before = Double.POSITIVE_INFINITY;
            for (int step = 0; step < 300; step++) {
                Tensor energy = energy(weights, anchors);
                energy.backward();
                double now = Ops.number(energy);
                assertThat(now).as("energy after %d steps", step).isLessThanOrEqualTo(before);
                before = now;
                Scope.withoutGradients(() -> {
                    weights.sub_(weights.grad(), new Scalar(1e-3));
                    weights.grad().zero_();
                });
            }
            // Bounded trajectories: the decay keeps the prototypes among the data.
            assertThat(Ops.number(torch.mm(weights, anchors).abs().max())).isLessThan(10);
        });
    }

    /** Free energy at T = 1 with the decay (λ/2)‖P‖², λ = 0.01. */
    private static Tensor energy(Tensor omega, Tensor anchors) {
        Tensor p = torch.mm(omega, anchors);
        Tensor d = Distances.squared(anchors, p);
        Tensor q = SoftCompetition.memberships(d, temperature(1));
        return SoftCompetition.quantisation(q, d)
                .add(SoftCompetition.negativeEntropy(q))
                .add(Ops.times(Ops.square(p).sum(), 0.005));
    }
}
