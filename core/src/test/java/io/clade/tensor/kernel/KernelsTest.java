package io.clade.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.projector.Projectors;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(NativeMemory.class)
class KernelsTest {

    private static final Bandwidth BY_DISTANCE = new Bandwidth(Bandwidth.Rule.MEDIAN_DISTANCE, 0.5);
    private static final Bandwidth BY_SQUARE = new Bandwidth(Bandwidth.Rule.MEDIAN_SQUARED, 0.5);

    /** 0, 1 and 3 on a line: distances 1, 2 and 3, their median 2; squared 1, 4 and 9, their median 4. */
    private static final double[] LINE = {0, 1, 3};

    @Test
    void a_line_by_hand_with_the_rule_by_distance() {
        // σ = 0.5 · 2 = 1, so κ = exp(−d²/2)
        double[] kernel = Scope.run(() -> Ops.toDoubles(Kernels.gaussian(Ops.tensor(LINE, 3, 1), BY_DISTANCE)));
        assertThat(kernel[1]).isCloseTo(Math.exp(-0.5), within(1e-15));
        assertThat(kernel[2]).isCloseTo(Math.exp(-4.5), within(1e-15));
        assertThat(kernel[5]).isCloseTo(Math.exp(-2), within(1e-15));
    }

    @Test
    void a_line_by_hand_with_the_rule_by_squared_distance() {
        // s = 0.5 · 4 = 2, so κ = exp(−d²/2) here too
        double[] kernel = Scope.run(() -> Ops.toDoubles(Kernels.gaussian(Ops.tensor(LINE, 3, 1), BY_SQUARE)));
        assertThat(kernel[0]).isEqualTo(1);
        assertThat(kernel[1]).isCloseTo(Math.exp(-0.5), within(1e-15));
        assertThat(kernel[2]).isCloseTo(Math.exp(-4.5), within(1e-15));
    }

    @Test
    void tensor_kernels_take_the_width_from_the_median_of_their_own_distances() {
        double[] y = Numbers.normal(new Random(4), 5 * 2 * 3);
        Scope.run(() -> {
            Tensor batch = Ops.tensor(y, 5, 2, 3);
            double[] distances = Ops.toDoubles(Projectors.distances(batch));
            double median = Ops.number(Distances.median(Projectors.distances(batch)));
            double[] byDistance = Ops.toDoubles(Kernels.tensor(batch, BY_DISTANCE));
            double[] bySquare = Ops.toDoubles(Kernels.tensor(batch, BY_SQUARE));
            for (int i = 0; i < distances.length; i++) {
                // σ = 0.5 · median and κ = exp(−D/σ²); then s = 0.5 · median and κ = exp(−D/s)
                double sigma = 0.5 * median;
                assertThat(byDistance[i]).isCloseTo(Math.exp(-distances[i] / (sigma * sigma)), within(1e-9));
                assertThat(bySquare[i]).isCloseTo(Math.exp(-distances[i] / sigma), within(1e-9));
            }
        });
    }

    @Test
    void the_bandwidth_follows_the_scale_of_the_data() {
        double[] tenfold = {0, 10, 30};
        Scope.run(() -> {
            for (Bandwidth bandwidth : new Bandwidth[] {BY_DISTANCE, BY_SQUARE}) {
                double[] one = Ops.toDoubles(Kernels.gaussian(Ops.tensor(LINE, 3, 1), bandwidth));
                double[] ten = Ops.toDoubles(Kernels.gaussian(Ops.tensor(tenfold, 3, 1), bandwidth));
                assertThat(ten).containsExactly(one, within(1e-12));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Bandwidth.Rule.class)
    void a_larger_sigma_makes_a_flatter_kernel(Bandwidth.Rule rule) {
        double[] z = Numbers.normal(new Random(6), 6 * 3);
        Scope.run(() -> {
            Tensor x = Ops.tensor(z, 6, 3);
            double[] narrow = Ops.toDoubles(Kernels.gaussian(x, new Bandwidth(rule, 0.15)));
            double[] wide = Ops.toDoubles(Kernels.gaussian(x, new Bandwidth(rule, 0.5)));
            for (int at = 0; at < 36; at++) {
                if (at % 7 == 0) {
                    assertThat(wide[at]).isEqualTo(1);
                } else {
                    assertThat(wide[at]).isGreaterThan(narrow[at]).isLessThan(1);
                }
            }
        });
    }

    @Test
    void equal_samples_have_a_kernel_of_ones() {
        Scope.run(() -> {
            Tensor same = Ops.tensor(new double[] {2, 5, 2, 5, 2, 5}, 3, 2);
            assertThat(Ops.toDoubles(Kernels.gaussian(same, BY_SQUARE))).containsOnly(1);
        });
    }

    @Test
    void rank_one_tensors_have_the_plain_kernel() {
        double[] z = Numbers.normal(new Random(1), 6 * 4);
        Scope.run(() -> {
            Tensor x = Ops.tensor(z, 6, 4);
            assertThat(Ops.toDoubles(Kernels.tensor(x, BY_SQUARE)))
                    .containsExactly(Ops.toDoubles(Kernels.gaussian(x, BY_SQUARE)));
        });
    }

    @Test
    void the_gradient_is_that_of_central_differences_with_the_median_held() {
        double[] z = Numbers.normal(new Random(2), 5 * 3);
        double[] weights = Numbers.normal(new Random(3), 5 * 5);
        Scope.run(() -> {
            Tensor divisor = BY_SQUARE.divisor(Distances.squared(Ops.tensor(z, 5, 3)));
            double held = Ops.number(divisor);
            double[] automatic = FiniteDifferences.gradient(
                    x -> Kernels.gaussian(x, BY_SQUARE)
                            .mul(Ops.tensor(weights, 5, 5))
                            .sum(),
                    z,
                    5,
                    3);
            double[] slow = slowGradient(z, weights, held);
            assertThat(automatic).containsExactly(slow, within(1e-12));
        });
    }

    /** d/dz_i Σ w_ij exp(−‖z_i − z_j‖²/s) = −(2/s) Σ_j (w_ij + w_ji) κ_ij (z_i − z_j) */
    private static double[] slowGradient(double[] z, double[] weights, double s) {
        double[] gradient = new double[z.length];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double squared = 0;
                for (int c = 0; c < 3; c++) {
                    squared += Math.pow(z[i * 3 + c] - z[j * 3 + c], 2);
                }
                double factor = -2 / s * (weights[i * 5 + j] + weights[j * 5 + i]) * Math.exp(-squared / s);
                for (int c = 0; c < 3; c++) {
                    gradient[i * 3 + c] += factor * (z[i * 3 + c] - z[j * 3 + c]);
                }
            }
        }
        return gradient;
    }
}
