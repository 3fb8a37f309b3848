package io.clade.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.InputException;
import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Device;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.testing.NativeMemory;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class AutoencoderTest {

    /** 2-2-1-2-2 with weights that can be followed by hand. */
    private static Weights byHand() {
        return Weights.builder()
                .put("encoder.fc1.weight", new long[] {2, 2}, new float[] {1, 0, 0, 1})
                .put("encoder.fc1.bias", new long[] {2}, new float[] {0, -1})
                .put("encoder.fc2.weight", new long[] {1, 2}, new float[] {1, -2})
                .put("encoder.fc2.bias", new long[] {1}, new float[] {0.5f})
                .put("decoder.fc1.weight", new long[] {2, 1}, new float[] {1, -1})
                .put("decoder.fc1.bias", new long[] {2}, new float[] {0, 0})
                .put("decoder.fc2.weight", new long[] {2, 2}, new float[] {2, 0, 1, -1})
                .put("decoder.fc2.bias", new long[] {2}, new float[] {0, 1})
                .build();
    }

    @Test
    void embedding_and_reconstruction_by_hand() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(Shape.table(2), List.of(2, 1), parameters);
            parameters.flatten();
            parameters.load(byHand());
            Tensor x = Ops.tensor(new float[] {3, 0.5f, -1, 3}, 2, 2);
            // Hidden: relu(3, −0.5) = (3, 0); relu(−1, 2) = (0, 2). Embedding: 3.5; −3.5, not cut off.
            Activations activations = autoencoder.forward(x, false);
            assertThat(Ops.toArray(activations.blocks().get(0))).containsExactly(3, 0, 0, 2);
            assertThat(Ops.toArray(activations.embedding())).containsExactly(3.5f, -3.5f);
            // Hidden: relu(3.5, −3.5) = (3.5, 0); relu(−3.5, 3.5) = (0, 3.5). Out: (7, 4.5); (0, −2.5).
            assertThat(Ops.toArray(autoencoder.reconstruct(x))).containsExactly(7, 4.5f, 0, -2.5f);
            assertThat(Ops.toArray(autoencoder.decode(activations.embedding())))
                    .isEqualTo(Ops.toArray(autoencoder.reconstruct(x)));
        });
    }

    @Test
    void the_gradient_is_that_of_central_differences() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(Shape.table(2), List.of(2, 1), parameters);
            parameters.flatten();
            parameters.load(byHand());
            Tensor x = Ops.tensor(new float[] {3, 0.5f, -1, 3}, 2, 2);
            torch.mse_loss(autoencoder.reconstruct(x), x).backward();
            float[] gradient = Ops.toArray(parameters.flatGradient());
            float[] theta = Ops.toArray(parameters.flat());
            float h = 0.0078125f;
            for (int i = 0; i < theta.length; i++) {
                double up = lossAt(parameters, autoencoder, x, theta, i, h);
                double down = lossAt(parameters, autoencoder, x, theta, i, -h);
                assertThat((up - down) / (2 * h))
                        .as("parameter %d", i)
                        .isCloseTo(gradient[i], within(2e-3 * (1 + Math.abs(gradient[i]))));
            }
        });
    }

    private static double lossAt(
            Parameters parameters, Autoencoder autoencoder, Tensor x, float[] theta, int i, float change) {
        float[] changed = theta.clone();
        changed[i] += change;
        return Scope.withoutGradients(() -> {
            parameters.flat().copy_(Ops.tensor(changed, changed.length));
            return Ops.number(torch.mse_loss(autoencoder.reconstruct(x), x));
        });
    }

    @Test
    void the_stacked_autoencoder_of_mnist_has_the_published_layers() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Shape mnist = Shape.image(1, 28, 28);
            Autoencoder autoencoder = new Autoencoder(mnist, Autoencoder.STACKED, parameters);
            // Weights 2·(784·500 + 500·500 + 500·2000 + 2000·10), biases of 500-500-2000-10-2000-500-500-784
            assertThat(parameters.count()).isEqualTo(2 * 1_662_000 + 6_010 + 784);
            parameters.flatten();
            Tensor x = torch.rand(3, 1, 28, 28);
            Activations activations = autoencoder.forward(x, true);
            assertThat(activations.blocks()).extracting(block -> block.size(1)).containsExactly(500L, 500L, 2000L);
            assertThat(activations.embedding().size(1)).isEqualTo(autoencoder.embeddingSize());
            assertThat(autoencoder.reconstruct(x).sizes().vec().get()).containsExactly(3, 1, 28, 28);
        });
    }

    @Test
    void one_layer_is_enough() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(Shape.series(3, 2), List.of(4), parameters);
            parameters.flatten();
            Activations activations = autoencoder.forward(torch.rand(5, 3, 2), true);
            assertThat(activations.blocks()).isEmpty();
            assertThat(autoencoder.decode(activations.embedding()).sizes().vec().get())
                    .containsExactly(5, 3, 2);
        });
    }

    @Test
    void layers_without_units_are_refused() {
        Parameters parameters = new Parameters(Device.CPU);
        assertThatThrownBy(() -> new Autoencoder(Shape.table(2), List.of(), parameters))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs at least one layer");
        assertThatThrownBy(() -> new Autoencoder(Shape.table(2), List.of(3, 0), parameters))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 1");
    }
}
