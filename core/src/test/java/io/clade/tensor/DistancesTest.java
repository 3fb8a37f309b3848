package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Trials;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DistancesTest {

    @Test
    void a_triangle_by_hand() {
        // (0,0), (3,4), (0,8): squared distances 25, 64 and 9 + 16 = 25
        Scope.run(() -> {
            Tensor x = Ops.tensor(new double[] {0, 0, 3, 4, 0, 8}, 3, 2);
            assertThat(Ops.toDoubles(Distances.squared(x))).containsExactly(0, 25, 64, 25, 0, 25, 64, 25, 0);
            assertThat(Ops.toDoubles(Distances.squared(x, x))).containsExactly(0, 25, 64, 25, 0, 25, 64, 25, 0);
            assertThat(Ops.number(Distances.median(Distances.squared(x)))).isEqualTo(25);
        });
    }

    @Test
    void distances_about_the_mean_do_not_cancel_far_from_the_origin() {
        Scope.run(() -> {
            Tensor z = Ops.tensor(new float[] {1e6f, 1e6f, 1e6f + 3, 1e6f + 4}, 2, 2);
            Tensor p = Ops.tensor(new float[] {1e6f, 1e6f}, 1, 2);
            assertThat(Ops.toArray(Distances.squaredAboutMean(z, p))).containsExactly(0, 25);
            assertThat(Ops.toArray(Distances.squared(z, p))).isNotEqualTo(new float[] {0, 25});
        });
    }

    @Test
    void the_median_is_the_lower_middle_pair() {
        Trials.of(60, 3, (random, size) -> Numbers.normal(random, size + 1), x -> {
            double[] pairs = new double[x.length * (x.length - 1) / 2];
            int count = 0;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < i; j++) {
                    pairs[count++] = (x[i] - x[j]) * (x[i] - x[j]);
                }
            }
            Arrays.sort(pairs);
            double median = Scope.step(() -> Ops.number(Distances.medianSquared(Ops.tensor(x, x.length, 1))));
            assertThat(median).isCloseTo(pairs[(count - 1) / 2], within(1e-12));
        });
    }

    @Test
    void the_median_of_many_rows_comes_from_a_sample_of_them() {
        double[] x = Numbers.normal(new Random(5), 20_000 * 2);
        double sampled = Scope.step(() -> Ops.number(Distances.medianSquared(Ops.tensor(x, 20_000, 2))));
        // ‖x − y‖² of standard normals in the plane is 2·χ²(2), whose median is 4 ln 2
        assertThat(sampled).isCloseTo(4 * Math.log(2), within(0.1));
    }

    @Test
    void single_precision_never_goes_below_zero() {
        Scope.run(() -> {
            Tensor x = Ops.plus(torch.randn(50, 8), 1e3);
            assertThat(Ops.toArray(Distances.squared(x, x))).doesNotContain(Float.NaN);
            assertThat(Distances.squared(x, x).min().item_double()).isNotNegative();
        });
    }
}
