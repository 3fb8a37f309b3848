package io.clade.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.network.backbone.Backbone;
import io.clade.network.backbone.Mlp;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.FiniteDifferences;
import io.clade.testing.NativeMemory;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class InputGradientTest {

    /** Row sums of exp(x)·x. */
    private static final UnaryOperator<Tensor> FUNCTION =
            x -> Ops.sum(torch.exp(x).mul(x), 1);

    private static Backbone network(Parameters parameters) {
        Backbone network = new Mlp(List.of(6, 4)).build(Shape.table(3), parameters);
        parameters.flatten();
        return network;
    }

    @Test
    void is_the_derivative_by_every_entry() {
        double[] x = new Random(1).doubles(6, -1, 1).toArray();
        FiniteDifferences.check(in -> FUNCTION.apply(in).sum(), x, 1e-8, 2, 3);
        Scope.run(() -> {
            double[] expected =
                    FiniteDifferences.gradient(in -> FUNCTION.apply(in).sum(), x, 2, 3);
            Tensor gradient = InputGradient.of(FUNCTION, Ops.tensor(x, 2, 3));
            assertThat(Ops.toDoubles(gradient)).isEqualTo(expected);
            // (1 + x)·eˣ
            assertThat(Ops.toDoubles(gradient)[4]).isCloseTo((1 + x[4]) * Math.exp(x[4]), within(1e-12));
        });
    }

    @Test
    void leaves_the_gradient_of_the_parameters_at_zero() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Backbone network = network(parameters);
            Tensor x = torch.randn(5, 3);
            Tensor weights = torch.randn(5, 4);
            Tensor gradient = InputGradient.of(
                    in -> network.forward(in, Mode.TRAINING).embedding().mul(weights), x);
            assertThat(Ops.number(gradient.abs().sum())).isPositive();
            assertThat(Ops.toArray(parameters.flatGradient())).containsOnly(0f).hasSize(6 * 3 + 6 + 4 * 6 + 4 + 8);
        });
    }

    @Test
    void a_later_backward_pass_finds_the_gradient_as_if_nothing_had_been_asked() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Backbone network = network(parameters);
            Tensor x = torch.randn(5, 3);
            UnaryOperator<Tensor> loss = in -> Ops.square(network.forward(in, Mode.TRAINING_KEEPING_STATISTICS)
                    .embedding()
                    .sub(x.sum(1, 0)));
            loss.apply(x).sum().backward();
            float[] expected = Ops.toArray(parameters.flatGradient());
            parameters.flatGradient().zero_();
            Tensor moved = x.add(InputGradient.of(loss, x));
            assertThat(moved.requires_grad()).isFalse();
            loss.apply(x).sum().backward();
            assertThat(Ops.toArray(parameters.flatGradient())).isEqualTo(expected);
        });
    }

    @Test
    void does_not_touch_its_input() {
        Scope.run(() -> {
            Tensor x = torch.randn(2, 3);
            float[] before = Ops.toArray(x);
            InputGradient.of(FUNCTION, x);
            assertThat(Ops.toArray(x)).isEqualTo(before);
            assertThat(x.requires_grad()).isFalse();
        });
    }
}
