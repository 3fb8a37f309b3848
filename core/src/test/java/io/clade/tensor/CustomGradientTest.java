package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class CustomGradientTest {

    private static Tensor leaf(double... values) {
        Tensor x = Ops.tensor(values, values.length);
        x.set_requires_grad(true);
        return x;
    }

    /** x·y with its gradient by hand: (g y, g x). */
    private static Tensor product(Tensor x, Tensor y) {
        Tensor a = x.detach();
        Tensor b = y.detach();
        return CustomGradient.of(List.of(x, y), a.mul(b).sum(), g -> List.of(b.mul(g), a.mul(g)));
    }

    @Test
    void the_gradient_by_hand_reaches_every_input_and_what_came_before_it() {
        Scope.run(() -> {
            Tensor x = leaf(1, 2);
            Tensor y = leaf(3, 5);
            // 3 · (2x)·y: 13 · 2 · 3 = 78
            Tensor value = Ops.times(product(Ops.times(x, 2), y), 3);
            value.backward();
            assertThat(Ops.number(value)).isEqualTo(78);
            assertThat(Ops.toDoubles(x.grad())).containsExactly(18, 30);
            assertThat(Ops.toDoubles(y.grad())).containsExactly(6, 12);
        });
    }

    @Test
    void other_ways_to_an_input_keep_their_own_gradient() {
        Scope.run(() -> {
            Tensor x = leaf(1, 2);
            product(x, x).add(Ops.times(x, 10).sum()).backward();
            assertThat(Ops.toDoubles(x.grad())).containsExactly(12, 14);
        });
    }

    @Test
    void several_functions_of_one_input_do_not_mix() {
        Scope.run(() -> {
            Tensor x = leaf(1, 2);
            Tensor sum = null;
            for (int i = 1; i <= 100; i++) {
                int factor = i;
                Tensor one = CustomGradient.of(
                        List.of(x), Ops.times(x.detach(), factor), g -> List.of(Ops.times(g, factor)));
                sum = sum == null ? one : sum.add(one);
            }
            sum.sum().backward();
            assertThat(Ops.toDoubles(x.grad())).containsExactly(5050, 5050);
        });
    }

    @Test
    void nothing_is_recorded_where_no_gradient_is_wanted() {
        Scope.run(() -> {
            Tensor x = leaf(1, 2);
            assertThat(Scope.withoutGradients(() -> product(x, x).requires_grad()))
                    .isFalse();
            assertThat(product(x.detach(), x.detach()).requires_grad()).isFalse();
        });
    }

    @Test
    void values_that_are_not_finite_stay_what_they_are() {
        Scope.run(() -> {
            Tensor x = leaf(Double.POSITIVE_INFINITY, 1);
            Tensor value = CustomGradient.of(List.of(x), Ops.tensor(new double[] {4}, 1), g -> List.of(x.detach()));
            assertThat(Ops.toDoubles(value)).containsExactly(4);
        });
    }

    @Test
    void a_failure_in_the_gradient_is_that_of_the_backward_pass() {
        assertThatThrownBy(() -> Scope.run(() -> {
                    Tensor x = leaf(1, 2);
                    CustomGradient.of(List.of(x), x.detach(), g -> {
                                throw new IllegalStateException("no gradient today");
                            })
                            .sum()
                            .backward();
                }))
                .hasMessageContaining("no gradient today");
    }
}
