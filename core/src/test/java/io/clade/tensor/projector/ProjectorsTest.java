package io.clade.tensor.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.kernel.Bandwidth;
import io.clade.tensor.kernel.Kernels;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Shuffles;
import io.clade.testing.Trials;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NativeMemory.class)
class ProjectorsTest {

    @Test
    void matricisation_by_hand() {
        // y_1ab = 10a + b, 2×3: mode 1 has rows (0 1 2), (10 11 12); mode 2 would have 3 rows of 2, so it is transposed
        Scope.run(() -> {
            Tensor y = Ops.tensor(new double[] {0, 1, 2, 10, 11, 12}, 1, 2, 3);
            assertThat(Ops.toDoubles(Projectors.matricise(y, 1))).containsExactly(0, 1, 2, 10, 11, 12);
            assertThat(Projectors.matricise(y, 1).size(1)).isEqualTo(2);
            assertThat(Ops.toDoubles(Projectors.matricise(y, 2))).containsExactly(0, 1, 2, 10, 11, 12);
            assertThat(Projectors.matricise(y, 2).size(1)).isEqualTo(2);
        });
    }

    @Test
    void lines_in_the_plane_by_hand() {
        // Row spaces: the x axis, the y axis and the diagonal. ⟨Π, Π′⟩ = cos² of the angle: 0, ½, ½; distance 1 − cos².
        Scope.run(() -> {
            Tensor y = Ops.tensor(new double[] {5, 0, 0, 2, 3, 3}, 3, 1, 2);
            double[] products = Ops.toDoubles(Projectors.products(y));
            assertThat(products).containsExactly(new double[] {1, 0, 0.5, 0, 1, 0.5, 0.5, 0.5, 1}, within(1e-4));
        });
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 2, 9", "5, 3, 4, 5", "4, 8, 3, 3", "3, 2, 6, 2", "6, 7, 2, 5"})
    void distances_are_those_of_the_eigen_form(int n, int channels, int height, int width) {
        double[] y = Numbers.normal(new Random(n), n * channels * height * width);
        Scope.run(() -> {
            Tensor tensor = Ops.tensor(y, n, channels, height, width);
            double[] fast = Ops.toDoubles(Projectors.distances(tensor));
            double[] slow = Ops.toDoubles(EigenProjectors.distances(tensor));
            // The ridge of the projector form, 1e-5 of the mean eigenvalue, moves distances by about as much.
            assertThat(fast).containsExactly(slow, within(2e-3));
        });
    }

    @Test
    void a_sample_is_at_distance_zero_from_itself_and_from_multiples_of_itself() {
        double[] one = Numbers.normal(new Random(7), 24);
        double[] both = new double[48];
        for (int i = 0; i < 24; i++) {
            both[i] = one[i];
            both[24 + i] = -3 * one[i];
        }
        double[] distances = Scope.run(() -> Ops.toDoubles(Projectors.distances(Ops.tensor(both, 2, 2, 3, 4))));
        assertThat(distances).containsExactly(new double[4], within(1e-9));
    }

    @Test
    void dead_channels_and_dead_samples_give_finite_distances_and_gradients() {
        double[] y = Numbers.normal(new Random(9), 4 * 3 * 2 * 4);
        java.util.Arrays.fill(y, 8, 16, 0);
        java.util.Arrays.fill(y, 24, 48, 0);
        double[] distances = Scope.run(() -> Ops.toDoubles(Projectors.distances(Ops.tensor(y, 4, 3, 2, 4))));
        assertThat(distances).doesNotContain(Double.NaN);
        assertThat(distances[0]).isCloseTo(0, within(1e-12));
        double[] gradient = FiniteDifferences.gradient(
                x -> Ops.square(Projectors.distances(x)).sum(), y, 4, 3, 2, 4);
        assertThat(gradient).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /** Both contractions: 2×6 matricisations have q ≥ p², 4×5 ones q &lt; p². The weights make the upstream asymmetric. */
    @ParameterizedTest
    @CsvSource({"2, 6", "4, 5"})
    void the_gradient_is_that_of_central_differences(int p, int q) {
        double[] y = Numbers.normal(new Random(11), 4 * p * q);
        double[] weights = Numbers.normal(new Random(12), 16);
        // The ridge follows the data without a gradient: the difference quotient sees it, at a relative 1e-5.
        FiniteDifferences.check(
                x -> Projectors.distances(x).mul(Ops.tensor(weights, 4, 4)).sum(), y, 2e-4, 4, p, q);
    }

    @Test
    void large_batches_in_single_precision_have_the_value_and_gradient_of_double_precision() {
        int n = 70;
        double[] y = Numbers.normal(new Random(17), n * 10 * 80);
        double[] weights = Numbers.normal(new Random(18), n * n);
        double[] exact = FiniteDifferences.gradient(
                x -> Projectors.distances(x).mul(Ops.tensor(weights, n, n)).sum(), y, n, 10, 80);
        Scope.run(() -> {
            Tensor leaf = Ops.tensor(y, n, 10, 80).to(torch.ScalarType.Float).detach();
            leaf.set_requires_grad(true);
            Tensor single = Projectors.distances(leaf);
            single.mul(Ops.tensor(weights, n, n).to(torch.ScalarType.Float))
                    .sum()
                    .backward();
            Tensor difference = leaf.grad().to(torch.ScalarType.Double).sub(Ops.tensor(exact, n, 10, 80));
            assertThat(difference.norm().item_double())
                    .isLessThan(1e-3 * Ops.tensor(exact, n, 10, 80).norm().item_double());
            Tensor twice = Projectors.distances(Ops.tensor(y, n, 10, 80)).sub(single.detach());
            assertThat(twice.abs().max().item_double()).isLessThan(1e-3);
        });
    }

    @Test
    void the_basis_of_the_row_space_does_not_matter() {
        Trials.of(30, 19, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 2 + random.nextInt(4);
            int p = 1 + random.nextInt(5);
            int q = 2 * p + 2 + random.nextInt(6);
            double[] y = Numbers.normal(random, n * p * q);
            double[] mixing = wellConditioned(random, n, p);
            Scope.run(() -> {
                Tensor a = Ops.tensor(y, n, p, q);
                Tensor mixed = torch.bmm(Ops.tensor(mixing, n, p, p), a);
                Tensor moved = Projectors.products(mixed).sub(Projectors.products(a));
                // The ridge, 1e-5 of the mean eigenvalue, weighs more along short axes: matrices twice as wide have
                // none.
                assertThat(moved.abs().max().item_double()).isLessThan(1e-3);
            });
        });
    }

    @Test
    void rows_that_are_all_but_parallel_give_finite_distances() {
        // A few rows, all the same but for their size, among many of zeros: rounding exceeds the usual ridge.
        Scope.run(() -> {
            torch.manual_seed(1);
            Tensor parallel = torch.rand(20, 8, 1).mul(torch.randn(20, 1, 300));
            Tensor y = torch.cat(new TensorVector(parallel, torch.zeros(20, 248, 300)), 1);
            y.set_requires_grad(true);
            Tensor distances = Projectors.distances(y);
            distances.sum().backward();
            assertThat(Ops.number(distances.detach().abs().sum())).isFinite();
            assertThat(Ops.number(y.grad().abs().sum())).isFinite();
        });
    }
    /** n matrices p×p that are twice the identity and a little more: invertible, no axis much shorter than others. */
    private static double[] wellConditioned(Random random, int n, int p) {
        double[] mixing = new double[n * p * p];
        for (int at = 0; at < mixing.length; at++) {
            boolean diagonal = at / p % p == at % p;
            mixing[at] = (diagonal ? 2 : 0) + (random.nextDouble() - 0.5) / p;
        }
        return mixing;
    }

    @Test
    void the_order_of_samples_changes_nothing_in_any_shape() {
        Trials.of(30, 23, (random, size) -> new Random(random.nextLong() + size), random -> {
            int n = 2 + random.nextInt(6);
            int[] extents = {1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4)};
            int size = extents[0] * extents[1] * extents[2];
            double[] y = Numbers.normal(random, n * size);
            Shuffles shuffles = new Shuffles(random, n, size);
            double[] value = distances(y, n, extents);
            assertThat(distances(shuffles.ofRows(y), n, extents))
                    .containsExactly(shuffles.ofPairs(value), within(1e-9));
        });
    }

    private static double[] distances(double[] y, int n, int... extents) {
        return Scope.run(
                () -> Ops.toDoubles(Projectors.distances(Ops.tensor(y, n, extents[0], extents[1], extents[2]))));
    }

    /** What activations look like when they do not span what they could. */
    enum Degenerate {
        ALL_ZERO,
        ALL_EQUAL,
        ZERO_CHANNEL,
        EQUAL_CHANNELS,
        ONE_SAMPLE_ZERO,
        CONSTANT_MAPS,
        TINY,
        HUGE;

        /** A batch of 5×3×2×4. */
        float[] batch() {
            Random random = new Random(29);
            float[] y = new float[120];
            for (int at = 0; at < y.length; at++) {
                int sample = at / 24;
                int channel = at / 8 % 3;
                float number = (float) Math.max(0, random.nextGaussian());
                y[at] = switch (this) {
                    case ALL_ZERO -> 0;
                    case ALL_EQUAL -> sample == 0 ? number : y[at - 24];
                    case ZERO_CHANNEL -> channel == 1 ? 0 : number;
                    case EQUAL_CHANNELS -> channel == 0 ? number : y[at - 8];
                    case ONE_SAMPLE_ZERO -> sample == 2 ? 0 : number;
                    case CONSTANT_MAPS -> at % 8 == 0 ? number : y[at - 1];
                    case TINY -> 1e-18f * number;
                    case HUGE -> 1e12f * number;
                };
            }
            return y;
        }
    }

    @ParameterizedTest
    @EnumSource
    void degenerate_activations_have_finite_kernels_and_gradients_in_single_precision(Degenerate kind) {
        for (Bandwidth.Rule rule : Bandwidth.Rule.values()) {
            Scope.run(() -> {
                Tensor leaf = Ops.tensor(kind.batch(), 5, 3, 2, 4);
                leaf.set_requires_grad(true);
                Tensor kernel = Kernels.tensor(leaf, new Bandwidth(rule, 0.15));
                kernel.mul(torch.arange(new Scalar(25)).view(5, 5)).sum().backward();
                double[] values = Ops.toDoubles(kernel);
                assertThat(values).satisfies(Numbers::requireFinite);
                for (double value : values) {
                    assertThat(value).isBetween(0.0, 1.0);
                }
                assertThat(Ops.toDoubles(leaf.grad())).satisfies(Numbers::requireFinite);
            });
        }
    }
}
