package io.clade.method.competitive.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.objective.QuantisationError;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The theory of the paper, measured. Samples are rows here: its X is our Xᵀ. Its gradient flow is that of half the squared
 * distances.
 */
@ExtendWith(NativeMemory.class)
class GradientFlowTest {

    private static Tensor normal(long seed, int rows, int columns) {
        return Ops.tensor(Numbers.normal(new Random(seed), rows * columns), rows, columns);
    }

    private static Tensor base(Tensor x, Tensor p) {
        return Ops.times(QuantisationError.mean(Distances.squared(x, p)), 0.5);
    }

    private static Tensor dual(Tensor x, Tensor omega) {
        return base(x, torch.mm(omega, x));
    }

    private static Tensor gradient(UnaryOperator<Tensor> loss, Tensor at) {
        Tensor leaf = at.detach().clone();
        leaf.set_requires_grad(true);
        loss.apply(leaf).backward();
        return leaf.grad();
    }

    private static Tensor flow(UnaryOperator<Tensor> loss, Tensor start, double step, int steps) {
        Tensor now = start;
        for (int i = 0; i < steps; i++) {
            now = now.sub(Ops.times(gradient(loss, now), step));
        }
        return now;
    }

    private static double largest(Tensor x) {
        return Ops.number(torch.abs(x).max());
    }

    /** XᵀX = I: features uncorrelated and of unit variance, the assumption of theorem 2.1. */
    private static Tensor whitened(long seed, int n, int d) {
        return torch.linalg_svd(normal(seed, n, d), false, new StringViewOptional())
                .get0();
    }

    @Test
    void on_whitened_data_base_and_dual_prototypes_move_alike() {
        Scope.run(() -> {
            Tensor x = whitened(1, 40, 5);
            Tensor omega = normal(2, 6, 40);
            Tensor p = torch.mm(omega, x);
            for (int epoch = 0; epoch < 5; epoch++) {
                omega = flow(w -> dual(x, w), omega, 0.3, 20);
                p = flow(y -> base(x, y), p, 0.3, 20);
                assertThat(largest(torch.mm(omega, x).sub(p))).isLessThan(1e-12);
            }
        });
    }

    @Test
    void on_other_data_they_do_not() {
        Scope.run(() -> {
            Tensor x = normal(1, 40, 5);
            Tensor omega = normal(2, 6, 40);
            Tensor dual = torch.mm(flow(w -> dual(x, w), omega, 0.01, 20), x);
            assertThat(largest(dual.sub(flow(y -> base(x, y), torch.mm(omega, x), 0.01, 20))))
                    .isGreaterThan(0.01);
        });
    }

    @Test
    void every_direction_of_a_base_prototype_decays_with_rate_one() {
        Scope.run(() -> {
            Tensor x = normal(3, 30, 4);
            Tensor start = normal(4, 1, 4);
            Tensor mean = x.mean(0);
            Tensor end = flow(p -> base(x, p), start, 1e-3, 1000);
            double[] left = Ops.toDoubles(end.sub(mean).div(start.sub(mean)));
            for (double share : left) {
                assertThat(-Math.log(share)).isCloseTo(1, within(1e-3));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"4, 9", "9, 4"})
    void mode_i_of_dual_weights_decays_with_the_square_of_singular_value_i(int n, int d) {
        Scope.run(() -> {
            Tensor x = Ops.times(normal(5, n, d), 0.5);
            // Columns of U are the paper's right singular vectors v_i.
            var svd = torch.linalg_svd(x, false, new StringViewOptional());
            Tensor u = svd.get0();
            double[] sigma = Ops.toDoubles(svd.get1());
            Tensor start = normal(6, 1, n);
            Tensor critical = Ops.transposed(
                    torch.mm(Ops.transposed(torch.linalg_pinv(x)), x.mean(0).unsqueeze(1)));
            Tensor end = flow(w -> dual(x, w), start, 1e-4, 2000);
            double[] before = Ops.toDoubles(torch.mm(start.sub(critical), u));
            double[] after = Ops.toDoubles(torch.mm(end.sub(critical), u));
            for (int i = 0; i < sigma.length; i++) {
                double rate = -Math.log(after[i] / before[i]) / 0.2;
                assertThat(rate).as("mode %d", i).isCloseTo(sigma[i] * sigma[i], within(1e-3 * sigma[0] * sigma[0]));
            }
        });
    }

    @Test
    void the_means_of_voronoi_sets_and_their_preimages_are_critical() {
        Scope.run(() -> {
            Tensor x = torch.cat(new TensorVector(Ops.plus(normal(7, 6, 20), 10), Ops.plus(normal(8, 5, 20), -10)), 0);
            Tensor means =
                    Ops.stack(0, x.narrow(0, 0, 6).mean(0), x.narrow(0, 6, 5).mean(0));
            assertThat(largest(gradient(p -> base(x, p), means))).isLessThan(1e-12);
            Tensor preimages = torch.mm(means, torch.linalg_pinv(x));
            assertThat(largest(torch.mm(preimages, x).sub(means))).isLessThan(1e-10);
            assertThat(largest(gradient(w -> dual(x, w), preimages))).isLessThan(1e-8);
            assertThat(largest(gradient(w -> dual(x, w), Ops.times(preimages, 1.1))))
                    .isGreaterThan(1);
        });
    }

    @Test
    void dual_weights_move_within_the_space_of_the_features_alone() {
        Scope.run(() -> {
            Tensor x = normal(9, 30, 4);
            Tensor start = normal(10, 5, 30);
            Tensor moved = flow(w -> dual(x, w), start, 0.01, 50).sub(start);
            Tensor within = torch.mm(torch.mm(moved, x), torch.linalg_pinv(x));
            assertThat(largest(moved)).isGreaterThan(0.01);
            assertThat(largest(moved.sub(within))).isLessThan(1e-12);
        });
    }

    @ParameterizedTest
    @CsvSource({"7, 12", "12, 3"})
    void the_gradient_of_dual_weights_is_that_of_finite_differences_by_both_forms(int n, int d) {
        Random random = new Random(11);
        double[] samples = Numbers.normal(random, n * d);
        double[] omega = Numbers.normal(random, 3 * n);
        FiniteDifferences.check(w -> dual(Ops.tensor(samples, n, d), w), omega, 1e-7, 3, n);
        FiniteDifferences.check(
                w -> QuantisationError.mean(
                        Gram.of(Ops.tensor(samples, n, d), n).squaredDistances(w)),
                omega,
                1e-7,
                3,
                n);
    }

    @Test
    void distances_from_inner_products_are_those_from_prototypes() {
        Scope.run(() -> {
            // More features than a block takes; the last row stands for the bias.
            Tensor rows = DualPrototypes.bordered(normal(12, 8, 5000), 0.7);
            Tensor omega = normal(13, 4, 9);
            Tensor direct = Distances.squared(rows.narrow(0, 0, 8), torch.mm(omega, rows));
            Tensor fromGram = Gram.of(rows, 8).squaredDistances(omega);
            assertThat(largest(fromGram.sub(direct).div(direct))).isLessThan(1e-12);
        });
    }
}
