package io.clade.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class CentringTest {

    /** Rows that are {@code 0, 0}, {@code 1, 2} and so on by turns, moved by {@code origin}. */
    private static Tensor rows(int n, float origin) {
        float[] values = new float[2 * n];
        for (int i = 0; i < n; i++) {
            values[2 * i] = origin + i % 2;
            values[2 * i + 1] = origin + 2 * (i % 2);
        }
        return Ops.tensor(values, n, 2);
    }

    @Test
    void the_mean_and_what_is_left_keep_their_digits_far_from_the_origin() {
        Scope.run((Runnable) () -> {
            // In single precision a sum of 10¹⁰ is exact to 1024.
            Tensor far = rows(2000, 5_000_000);
            assertThat(Ops.toDoubles(Centring.mean(far)))
                    .containsExactly(new double[] {5_000_000.5, 5_000_001}, within(1e-6));
            assertThat(Ops.toDoubles(Centring.centred(far).narrow(0, 0, 2)))
                    .containsExactly(new double[] {-0.5, -1, 0.5, 1}, within(1e-6));
        });
    }

    @Test
    void inertia_is_the_sum_of_squared_distances_from_the_mean() {
        Scope.run((Runnable) () -> {
            assertThat(Centring.inertia(rows(4, 3))).isCloseTo(4 * (0.25 + 1), within(1e-9));
            assertThat(Centring.inertia(rows(2000, 5_000_000))).isCloseTo(2000 * 1.25, within(1e-6));
            // A tenth is not a number of single precision; its mean in double precision may be another.
            assertThat(Centring.inertia(Ops.tensor(new float[] {0.1f, 0.1f, 0.1f}, 3, 1)))
                    .isZero();
        });
    }
}
