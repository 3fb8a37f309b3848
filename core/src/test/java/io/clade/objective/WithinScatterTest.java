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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class WithinScatterTest {

    /** Two clusters about (0, 0) and (0, 10), each from −3 to 3 along the first axis and from −1 to 1 along the second. */
    @Test
    void the_widest_direction_of_the_clusters_is_the_last_not_that_of_all_samples() {
        Scope.run(() -> {
            Tensor h = Ops.tensor(new double[] {-3, 0, 3, 0, 0, -1, 0, 1, -3, 10, 3, 10, 0, 9, 0, 11}, 8, 2);
            Tensor u = Ops.tensor(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 10, 0, 10, 0, 10}, 8, 2);
            Tensor v = WithinScatter.directions(h, u);
            assertThat(Math.abs(Ops.number(v.select(0, 0).select(0, 1)))).isCloseTo(1, within(1e-12));
            double[] y = Ops.toDoubles(WithinScatter.shrunk(h, u, v));
            for (int i = 0; i < 8; i++) {
                // The other coordinate is the sample's own, up to its sign.
                assertThat(Math.abs(y[2 * i]))
                        .isCloseTo(Math.abs(Ops.number(h.select(0, i).select(0, 1))), within(1e-12));
                assertThat(y[2 * i + 1]).isCloseTo(0, within(1e-12));
            }
        });
    }

    /** V is orthogonal and turns the scatter to a diagonal that rises; shrinking lowers its trace by the last entry alone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_turn_is_orthogonal_and_shrinking_takes_the_largest_scatter_away(long seed) {
        int n = 20;
        int m = 4;
        Scope.run(() -> {
            Tensor h = Ops.tensor(Numbers.normal(new Random(seed), n * m), n, m);
            Tensor u = Ops.tensor(Numbers.normal(new Random(seed + 10), n * m), n, m);
            Tensor v = WithinScatter.directions(h, u);
            double[] identity = Ops.toDoubles(torch.mm(Ops.transposed(v), v));
            Tensor apart = torch.mm(h.sub(u), v);
            double[] scatter = Ops.toDoubles(torch.mm(Ops.transposed(apart), apart));
            Tensor left = WithinScatter.shrunk(h, u, v).sub(torch.mm(u, v));
            double[] after = Ops.toDoubles(torch.mm(Ops.transposed(left), left));
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    assertThat(identity[i * m + j]).isCloseTo(i == j ? 1 : 0, within(1e-10));
                    if (i != j) {
                        assertThat(scatter[i * m + j]).isCloseTo(0, within(1e-9));
                    }
                }
                assertThat(after[i * m + i]).isCloseTo(i == m - 1 ? 0 : scatter[i * m + i], within(1e-9));
                if (i > 0) {
                    assertThat(scatter[i * m + i]).isGreaterThanOrEqualTo(scatter[(i - 1) * m + i - 1]);
                }
            }
        });
    }

    /** (−1, 0), (1, 0) and (0, 3) are 2, 2 and 4 from their mean, (0, 1), in squares. */
    @Test
    void the_total_by_hand_has_the_gradient_of_finite_differences() {
        double[] h = {-1, 0, 1, 0, 0, 3};
        Scope.run(() ->
                assertThat(Ops.number(WithinScatter.total(Ops.tensor(h, 3, 2)))).isCloseTo(8 / 3.0, within(1e-12)));
        FiniteDifferences.check(WithinScatter::total, h, 1e-6, 3, 2);
    }
}
