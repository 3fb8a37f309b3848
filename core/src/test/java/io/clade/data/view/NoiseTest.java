package io.clade.data.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class NoiseTest {

    @Test
    void rows_of_tables_get_a_tenth_of_noise_at_strength_1() {
        assertThat(Augmentation.of(Shape.table(3), 1)).isEqualTo(new Noise(0.2));
        assertThat(Augmentation.of(Shape.table(3), 3)).isEqualTo(new Noise(0.2 * 3));
        Scope.run(() -> {
            Tensor x = torch.ones(2, 3);
            assertThat(Augmentation.of(Shape.table(3), 0).apply(x)).isSameAs(x);
        });
    }

    @Test
    void noise_has_mean_zero_and_the_deviation_asked_for() {
        Scope.run(() -> {
            torch.manual_seed(1);
            Tensor x = Ops.times(torch.ones(500, 40), 7);
            Tensor added = Ops.plus(new Noise(0.3).apply(x), -7);
            assertThat(added.sizes().vec().get()).isEqualTo(new long[] {500, 40});
            // 20,000 numbers: standard errors of 0.002 and 0.0015
            assertThat(Ops.number(added.mean())).isCloseTo(0, within(0.01));
            assertThat(Ops.number(Ops.square(added).mean())).isCloseTo(0.09, within(0.005));
            assertThat(Ops.number(x.min())).isEqualTo(7);
        });
    }

    @Test
    void the_generator_decides() {
        Scope.run(() -> {
            torch.manual_seed(1);
            float[] once = Ops.toArray(new Noise(1).apply(torch.zeros(4, 2)));
            torch.manual_seed(1);
            assertThat(Ops.toArray(new Noise(1).apply(torch.zeros(4, 2)))).isEqualTo(once);
            assertThat(Ops.toArray(new Noise(1).apply(torch.zeros(4, 2)))).isNotEqualTo(once);
        });
    }

    @Test
    void a_deviation_below_zero_is_refused() {
        assertThatThrownBy(() -> new Noise(-0.1))
                .isInstanceOf(InputException.class)
                .hasMessage("deviation must be zero or more. Got -0.1.");
    }
}
