package io.clade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Shuffles;
import io.clade.testing.Trials;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class MembershipConsistencyTest {

    /** What the logarithm's guard moves a value by where memberships are above a hundredth. */
    private static final double GUARD = 1e-4;

    @Test
    void two_samples_by_hand() {
        // −½ (1·ln ½ + 0·ln ½ + ¼·ln ¼ + ¾·ln ¾)
        double expected = -(Math.log(0.5) + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / 2;
        assertThat(agreement(new double[] {1, 0, 0.25, 0.75}, new double[] {0.5, 0.5, 0.25, 0.75}, 2))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void it_is_the_slow_sum_whatever_the_order_of_samples_and_clusters() {
        Trials.of(60, 3, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 1 + random.nextInt(12);
            int k = 2 + random.nextInt(5);
            double[] u = Numbers.memberships(random, n, k);
            double[] v = Numbers.memberships(random, n, k);
            double slow = 0;
            for (int i = 0; i < n * k; i++) {
                slow -= u[i] * Math.log(v[i]) / n;
            }
            assertThat(agreement(u, v, k)).isCloseTo(slow, within(GUARD));
            Shuffles shuffles = new Shuffles(random, n, k);
            assertThat(agreement(shuffles.of(u), shuffles.of(v), k)).isCloseTo(agreement(u, v, k), within(1e-12));
        });
    }

    @Test
    void the_gradient_is_that_of_central_differences_for_partners_and_none_for_samples() {
        double[] u = Numbers.memberships(new Random(1), 5, 3);
        double[] v = Numbers.memberships(new Random(2), 5, 3);
        FiniteDifferences.check(x -> MembershipConsistency.crossEntropy(Ops.tensor(u, 5, 3), x), v, 1e-7, 5, 3);
        double[] both = FiniteDifferences.gradient(x -> MembershipConsistency.crossEntropy(x, x), v, 5, 3);
        double[] partners =
                FiniteDifferences.gradient(x -> MembershipConsistency.crossEntropy(Ops.tensor(v, 5, 3), x), v, 5, 3);
        assertThat(both).isEqualTo(partners);
    }

    @Test
    void mutual_agreement_has_the_same_value_and_the_gradient_of_both() {
        double[] u = Numbers.memberships(new Random(1), 5, 3);
        double[] v = Numbers.memberships(new Random(2), 5, 3);
        assertThat(Scope.step(() -> Ops.number(MembershipConsistency.mutual(Ops.tensor(u, 5, 3), Ops.tensor(v, 5, 3)))))
                .isCloseTo(agreement(u, v, 3), within(1e-12));
        FiniteDifferences.check(x -> MembershipConsistency.mutual(Ops.tensor(u, 5, 3), x), v, 1e-7, 5, 3);
        FiniteDifferences.check(x -> MembershipConsistency.mutual(x, Ops.tensor(v, 5, 3)), u, 1e-7, 5, 3);
    }

    @Test
    void hard_memberships_that_differ_give_a_finite_value_and_gradient() {
        double[] u = {1, 0, 1, 0};
        double[] v = {1, 0, 0, 1};
        assertThat(agreement(u, u, 2)).isCloseTo(0, within(1e-5));
        assertThat(agreement(u, v, 2)).isBetween(5.0, 10.0);
        double[] gradient =
                FiniteDifferences.gradient(x -> MembershipConsistency.crossEntropy(Ops.tensor(u, 2, 2), x), v, 2, 2);
        assertThat(gradient).satisfies(Numbers::requireFinite);
    }

    @Test
    void the_product_is_the_slow_mean_and_has_the_gradient_of_both() {
        double[] u = Numbers.memberships(new Random(1), 5, 3);
        double[] v = Numbers.memberships(new Random(2), 5, 3);
        double slow = 0;
        for (int i = 0; i < 5; i++) {
            slow -= Math.log(u[3 * i] * v[3 * i] + u[3 * i + 1] * v[3 * i + 1] + u[3 * i + 2] * v[3 * i + 2]) / 5;
        }
        assertThat(Scope.step(
                        () -> Ops.number(MembershipConsistency.product(Ops.tensor(u, 5, 3), Ops.tensor(v, 5, 3)))))
                .isCloseTo(slow, within(GUARD));
        FiniteDifferences.check(x -> MembershipConsistency.product(Ops.tensor(u, 5, 3), x), v, 1e-7, 5, 3);
        FiniteDifferences.check(x -> MembershipConsistency.product(x, Ops.tensor(v, 5, 3)), u, 1e-7, 5, 3);
    }

    private static double agreement(double[] u, double[] v, int k) {
        int n = u.length / k;
        return Scope.step(() -> {
            Tensor samples = Ops.tensor(u, n, k);
            return Ops.number(MembershipConsistency.crossEntropy(samples, Ops.tensor(v, n, k)));
        });
    }
}
