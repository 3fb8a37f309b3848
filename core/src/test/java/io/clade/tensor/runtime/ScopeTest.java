package io.clade.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.tensor.Ops;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ScopeTest {

    @Test
    void tensors_are_freed_when_their_scope_ends() {
        Tensor[] escaped = new Tensor[1];
        Scope.run(() -> {
            escaped[0] = torch.ones(3);
        });
        assertThat(escaped[0].isNull()).isTrue();
    }

    @Test
    void tidy_keeps_its_result_for_the_enclosing_scope_and_nothing_else() {
        Tensor[] inner = new Tensor[1];
        Tensor[] kept = new Tensor[1];
        Scope.run(() -> {
            kept[0] = Scope.tidy(() -> {
                inner[0] = torch.ones(3);
                return inner[0].add(inner[0]);
            });
            assertThat(inner[0].isNull()).isTrue();
            assertThat(Ops.toArray(kept[0])).containsExactly(2, 2, 2);
        });
        assertThat(kept[0].isNull()).isTrue();
    }

    @Test
    void tidy_keeps_an_element_of_a_tuple_that_it_frees() {
        Scope.run(() -> {
            Tensor q = Scope.tidy(() -> torch.linalg_qr(torch.eye(3)).get0());
            for (int i = 0; i < 100; i++) {
                Scope.tidy(() -> torch.linalg_qr(torch.ones(2, 2)).get0());
            }
            assertThat(Ops.toArray(Ops.square(q))).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        });
    }

    @Test
    void a_gradient_survives_the_scope_of_its_step() {
        double slope = Scope.run(() -> {
            Tensor x = torch.ones(1);
            x.set_requires_grad(true);
            Scope.step(() -> {
                Ops.square(x).sum().backward();
                return 0;
            });
            return Ops.number(x.grad());
        });
        assertThat(slope).isEqualTo(2);
    }

    @Test
    void nothing_is_recorded_without_gradients_and_recording_comes_back() {
        Scope.run(() -> {
            Tensor x = torch.ones(1);
            x.set_requires_grad(true);
            Scope.withoutGradients(() -> {
                assertThat(Ops.square(x).requires_grad()).isFalse();
            });
            assertThat(Ops.square(x).requires_grad()).isTrue();
        });
    }

    @Test
    void an_engine_error_is_one_line() {
        assertThatThrownBy(() -> Scope.run(() -> {
                    torch.mm(torch.ones(2, 3), torch.ones(2, 3));
                }))
                .isInstanceOf(TensorException.class)
                .hasMessage("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    }
}
