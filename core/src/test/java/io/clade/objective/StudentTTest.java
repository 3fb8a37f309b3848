package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class StudentTTest {

    /** Distances 0 and 4 from prototypes 0 and 2, and 1 and 1: 1 : 1/5, and 1 : 1. */
    @Test
    void memberships_by_hand() {
        Scope.run(() -> {
            Tensor z = Ops.tensor(new double[] {0, 1}, 2, 1);
            Tensor mu = Ops.tensor(new double[] {0, 2}, 2, 1);
            assertThat(Ops.toDoubles(StudentT.memberships(z, mu, 1)))
                    .containsExactly(new double[] {5 / 6.0, 1 / 6.0, 0.5, 0.5}, within(1e-12));
            // α = 3: (1 + 4/3)^−2 = 9/49 beside 1.
            assertThat(Ops.toDoubles(StudentT.memberships(z, mu, 3)))
                    .containsExactly(new double[] {49 / 58.0, 9 / 58.0, 0.5, 0.5}, within(1e-12));
        });
    }

    /** Distances 0 and 4 where 2 counts as one: 1 beside (1 + 2)^−1, and with α = 3 beside (1 + 2/3)^−2. */
    @Test
    void a_width_changes_the_unit_of_distances() {
        Scope.run(() -> {
            Tensor z = Ops.tensor(new double[] {0}, 1, 1);
            Tensor mu = Ops.tensor(new double[] {0, 2}, 2, 1);
            assertThat(Ops.toDoubles(StudentT.memberships(z, mu, 1, 2)))
                    .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
            assertThat(Ops.toDoubles(torch.exp(StudentT.logarithms(z, mu, 3, 2))))
                    .containsExactly(new double[] {25 / 34.0, 9 / 34.0}, within(1e-12));
        });
    }

    /** α = 100 and distances of millions of widths: memberships are zero in single precision, their logarithms are not. */
    @Test
    void memberships_too_small_for_a_number_have_a_divergence_and_a_gradient() {
        Scope.run(() -> {
            Tensor z = Ops.tensor(new float[] {1e3f, -1e3f}, 2, 1);
            z.set_requires_grad(true);
            Tensor mu = Ops.tensor(new float[] {1e3f, -1e3f}, 2, 1);
            Tensor q = StudentT.memberships(z, mu, 100, 1e-3);
            Tensor p = StudentT.target(q);
            StudentT.divergenceFromLogarithms(p, StudentT.logarithms(z, mu, 100, 1e-3))
                    .backward();
            assertThat(Ops.number(q.min())).isZero();
            Numbers.requireFinite(Ops.toDoubles(z.grad().to(torch.ScalarType.Double)));
        });
    }

    /** f = (1.2, 0.8): rows of q²/f are (0.64/1.2, 0.04/0.8) and (0.16/1.2, 0.36/0.8), then brought to a sum of one. */
    @Test
    void the_target_by_hand() {
        Scope.run(() -> {
            Tensor q = Ops.tensor(new double[] {0.8, 0.2, 0.4, 0.6}, 2, 2);
            double a = 0.64 / 1.2;
            double b = 0.04 / 0.8;
            double c = 0.16 / 1.2;
            double d = 0.36 / 0.8;
            assertThat(Ops.toDoubles(StudentT.target(q)))
                    .containsExactly(new double[] {a / (a + b), b / (a + b), c / (c + d), d / (c + d)}, within(1e-12));
        });
    }

    @Test
    void a_cluster_without_any_membership_has_a_target_of_zero() {
        Scope.run(() -> {
            Tensor q = Ops.tensor(new double[] {0.5, 0.5, 0, 0.25, 0.75, 0}, 2, 3);
            // f = (0.75, 1.25): 0.25/0.75 beside 0.25/1.25, and 0.0625/0.75 beside 0.5625/1.25.
            assertThat(Ops.toDoubles(StudentT.target(q)))
                    .containsExactly(new double[] {0.625, 0.375, 0, 5 / 32.0, 27 / 32.0, 0}, within(1e-12));
        });
    }

    @Test
    void the_divergence_by_hand_is_zero_for_equal_distributions_alone() {
        Scope.run(() -> {
            Tensor p = Ops.tensor(new double[] {1, 0, 0.5, 0.5}, 2, 2);
            Tensor q = Ops.tensor(new double[] {0.5, 0.5, 0.25, 0.75}, 2, 2);
            double expected = (Math.log(2) + 0.5 * Math.log(2) + 0.5 * Math.log(2 / 3.0)) / 2;
            assertThat(Ops.number(StudentT.divergence(p, q))).isCloseTo(expected, within(1e-12));
            assertThat(Ops.number(StudentT.divergence(q, q))).isCloseTo(0, within(1e-12));
        });
    }

    /** ∂L/∂z_i = (α + 1)/α Σ_j (1 + d_ij/α)⁻¹ (p_ij − q_ij)(z_i − μ_j)/b (equation 4): p counts as constant. */
    @Test
    void the_gradient_is_that_of_the_paper_and_of_finite_differences() {
        double[] z = Numbers.normal(new Random(1), 6 * 3);
        double[] mu = Numbers.normal(new Random(2), 4 * 3);
        double alpha = 1.5;
        Scope.run(() -> {
            Tensor prototypes = Ops.tensor(mu, 4, 3);
            Tensor leaf = Ops.tensor(z, 6, 3);
            leaf.set_requires_grad(true);
            Tensor q = StudentT.memberships(leaf, prototypes, alpha);
            Tensor p = StudentT.target(q);
            StudentT.divergence(p, q).backward();
            double[] gradient = Ops.toDoubles(leaf.grad());
            double[] ps = Ops.toDoubles(p);
            double[] qs = Ops.toDoubles(q.detach());
            for (int i = 0; i < 6; i++) {
                for (int f = 0; f < 3; f++) {
                    double expected = 0;
                    for (int j = 0; j < 4; j++) {
                        double d = 0;
                        for (int g = 0; g < 3; g++) {
                            d += Math.pow(z[3 * i + g] - mu[3 * j + g], 2);
                        }
                        expected += (alpha + 1)
                                / alpha
                                / (1 + d / alpha)
                                * (ps[4 * i + j] - qs[4 * i + j])
                                * (z[3 * i + f] - mu[3 * j + f])
                                / 6;
                    }
                    assertThat(gradient[3 * i + f]).isCloseTo(expected, within(1e-12));
                }
            }
            Tensor fixed = p.detach();
            FiniteDifferences.check(
                    x -> StudentT.divergence(fixed, StudentT.memberships(x, prototypes, alpha)), z, 1e-8, 6, 3);
        });
    }

    @Test
    void the_share_of_samples_in_another_cluster() {
        Scope.run(() -> assertThat(StudentT.changed(
                        Ops.tensor(new double[] {0, 1, 2, 2}, 4), Ops.tensor(new double[] {0, 1, 1, 2}, 4)))
                .isEqualTo(0.25));
    }
}
