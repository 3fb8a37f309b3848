package io.clade.network.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.network.Network;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.Mlp;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class ParametersTest {

    @Test
    void parameters_and_gradients_are_views_of_one_buffer() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Tensor w = parameters.add("w", Ops.tensor(new float[] {1, 2, 3, 4}, 2, 2));
            Tensor b = parameters.add("b", Ops.tensor(new float[] {5}, 1));
            parameters.flatten();
            assertThat(Ops.toArray(parameters.flat())).containsExactly(1, 2, 3, 4, 5);

            w.sum().add(Ops.times(b, 3).sum()).backward();
            assertThat(Ops.toArray(parameters.flatGradient())).containsExactly(1, 1, 1, 1, 3);

            Scope.withoutGradients(() -> {
                parameters.flat().zero_();
            });
            assertThat(Ops.toArray(w)).containsOnly(0);
            assertThat(parameters.count()).isEqualTo(5);
        });
    }

    @Test
    void a_convolution_is_no_matrix_whether_it_is_trained_or_not() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            parameters.add("w", torch.zeros(2, 2));
            parameters.addBuffer("mean", torch.zeros(2));
            assertThat(parameters.areMatrices()).isTrue();
            parameters.addBuffer("kernels", torch.zeros(2, 3, 3));
            assertThat(parameters.areMatrices()).isFalse();
            assertThat(cnn().parameters().areMatrices()).isFalse();
        });
    }

    @Test
    void exported_weights_load_into_an_equal_network() {
        Scope.run(() -> {
            torch.manual_seed(1);
            Weights weights = cnn().parameters().export();
            Network other = cnn();
            assertThat(other.parameters().export()).isNotEqualTo(weights);
            other.parameters().load(weights);
            assertThat(other.parameters().export()).isEqualTo(weights);
        });
    }

    @Test
    void weights_of_another_network_are_refused() {
        Scope.run(() -> {
            Weights weights = cnn().parameters().export();
            Network mlp = new Network(Shape.table(4), new Mlp(List.of(3)), Device.CPU);
            assertThatThrownBy(() -> mlp.parameters().load(weights))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("does not have");
            assertThatThrownBy(() -> mlp.parameters().load(Weights.builder().build()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("fc1.weight");
        });
    }

    private static Network cnn() {
        Shape shape = Shape.image(1, 8, 8);
        return new Network(shape, Cnn.fitting(shape, 10), Device.CPU);
    }
}
