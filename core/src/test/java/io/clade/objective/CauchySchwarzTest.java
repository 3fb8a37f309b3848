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
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class CauchySchwarzTest {

    @Test
    void two_clusters_of_two_by_hand() {
        // Samples 1, 2 in cluster 1 and 3 in cluster 2; κ_12 = 0.8, κ_13 = 0.2, κ_23 = 0.4.
        // a_1ᵀKa_2 = 0.2 + 0.4, a_1ᵀKa_1 = 1 + 1 + 2·0.8, a_2ᵀKa_2 = 1
        double[] a = {1, 0, 1, 0, 0, 1};
        double[] kernel = {1, 0.8, 0.2, 0.8, 1, 0.4, 0.2, 0.4, 1};
        assertThat(divergence(a, kernel, 3, 2)).isCloseTo(0.6 / Math.sqrt(3.6), within(1e-15));
    }

    @Test
    void it_is_the_slow_sum_over_pairs_and_between_zero_and_one() {
        Trials.of(60, 1, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 2 + random.nextInt(9);
            int k = 2 + random.nextInt(5);
            double[] a = Numbers.memberships(random, n, k);
            double[] kernel = kernel(random, n);
            double fast = divergence(a, kernel, n, k);
            assertThat(fast).isCloseTo(slow(a, kernel, n, k), within(1e-12)).isBetween(0.0, 1 + 1e-12);
        });
    }

    @Test
    void the_order_of_samples_and_clusters_changes_nothing() {
        Trials.of(40, 4, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 2 + random.nextInt(12);
            int k = 2 + random.nextInt(5);
            double[] a = Numbers.memberships(random, n, k);
            double[] kernel = kernel(random, n);
            Shuffles shuffles = new Shuffles(random, n, k);
            assertThat(divergence(shuffles.of(a), shuffles.ofPairs(kernel), n, k))
                    .isCloseTo(divergence(a, kernel, n, k), within(1e-13));
        });
    }

    @Test
    void clusters_that_are_apart_have_none_and_equal_ones_all() {
        double[] apart = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        assertThat(divergence(apart, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3))
                .isZero();
        double[] equal = {0.5, 0.5, 0.5, 0.5};
        assertThat(divergence(equal, new double[] {1, 0.3, 0.3, 1}, 2, 2)).isCloseTo(1, within(1e-15));
    }

    @Test
    void an_empty_cluster_gives_a_finite_value_and_gradient() {
        double[] a = {1, 0, 1, 0, 1, 0};
        double[] kernel = {1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1};
        assertThat(divergence(a, kernel, 3, 2)).isZero();
        double[] gradient =
                FiniteDifferences.gradient(u -> CauchySchwarz.divergence(u, Ops.tensor(kernel, 3, 3)), a, 3, 2);
        assertThat(gradient).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void gradients_are_those_of_central_differences() {
        Random random = new Random(8);
        double[] a = Numbers.memberships(random, 5, 3);
        double[] kernel = kernel(random, 5);
        FiniteDifferences.check(u -> CauchySchwarz.divergence(u, Ops.tensor(kernel, 5, 5)), a, 1e-8, 5, 3);
        FiniteDifferences.check(k -> CauchySchwarz.divergence(Ops.tensor(a, 5, 3), k), kernel, 1e-8, 5, 5);
    }

    @Test
    void companions_add_the_divergence_of_every_block() {
        var bandwidth = new io.clade.tensor.kernel.Bandwidth(io.clade.tensor.kernel.Bandwidth.Rule.MEDIAN_SQUARED, 0.5);
        Scope.run(() -> {
            torch.manual_seed(3);
            var u = torch.softmax(torch.randn(7, 3), 1);
            var first = torch.randn(7, 2, 3, 4);
            var second = torch.randn(7, 5);
            var blocks = java.util.List.of(
                    io.clade.tensor.kernel.Kernels.tensor(first, bandwidth),
                    io.clade.tensor.kernel.Kernels.gaussian(second, bandwidth));
            double expected = Ops.number(CauchySchwarz.divergence(u, blocks.get(0)))
                    + Ops.number(CauchySchwarz.divergence(u, blocks.get(1)));
            double sum = Ops.number(CompanionObjectives.tensorKernels(u, blocks));
            assertThat(sum).isCloseTo(expected, within(1e-6));
        });
    }

    private static double divergence(double[] a, double[] kernel, int n, int k) {
        return Scope.step(() -> Ops.number(CauchySchwarz.divergence(Ops.tensor(a, n, k), Ops.tensor(kernel, n, n))));
    }

    /** A Gaussian kernel of random points: symmetric, positive definite, ones on the diagonal. */
    private static double[] kernel(Random random, int n) {
        double[] x = Numbers.normal(random, n * 2);
        double[] kernel = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double squared = Math.pow(x[2 * i] - x[2 * j], 2) + Math.pow(x[2 * i + 1] - x[2 * j + 1], 2);
                kernel[i * n + j] = Math.exp(-squared);
            }
        }
        return kernel;
    }

    private static double slow(double[] a, double[] kernel, int n, int k) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                sum += form(a, kernel, n, k, i, j)
                        / Math.sqrt(form(a, kernel, n, k, i, i) * form(a, kernel, n, k, j, j));
            }
        }
        return sum / (k * (k - 1) / 2.0);
    }

    private static double form(double[] a, double[] kernel, int n, int k, int left, int right) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += a[i * k + left] * kernel[i * n + j] * a[j * k + right];
            }
        }
        return sum;
    }
}
