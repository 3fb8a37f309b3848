package io.clade.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Shape;
import io.clade.input.InputException;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.layer.LayerPair;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
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
class AutoencoderTest {

    /** 2-2-1-2-2 with weights that can be followed by hand. */
    private static Weights byHand() {
        return Weights.builder()
                .put("fc1.weight", new long[] {2, 2}, new float[] {1, 0, 0, 1})
                .put("fc1.bias", new long[] {2}, new float[] {0, -1})
                .put("fc2.weight", new long[] {1, 2}, new float[] {1, -2})
                .put("fc2.bias", new long[] {1}, new float[] {0.5f})
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
            Autoencoder autoencoder = new Autoencoder(new FullyConnected(List.of(2, 1)), Shape.table(2), parameters);
            parameters.flatten();
            parameters.load(byHand());
            Tensor x = Ops.tensor(new float[] {3, 0.5f, -1, 3}, 2, 2);
            // Hidden: relu(3, −0.5) = (3, 0); relu(−1, 2) = (0, 2). Embedding: 3.5; −3.5, not cut off.
            Activations activations = autoencoder.encoder().forward(x, Mode.APPLYING);
            assertThat(Ops.toArray(activations.blocks().get(0))).containsExactly(3, 0, 0, 2);
            assertThat(Ops.toArray(activations.embedding())).containsExactly(3.5f, -3.5f);
            // Hidden: relu(3.5, −3.5) = (3.5, 0); relu(−3.5, 3.5) = (0, 3.5). Out: (7, 4.5); (0, −2.5).
            assertThat(Ops.toArray(autoencoder.reconstruct(x, Mode.TRAINING))).containsExactly(7, 4.5f, 0, -2.5f);
            assertThat(Ops.toArray(autoencoder.decoder().decode(activations.embedding(), x)))
                    .isEqualTo(Ops.toArray(autoencoder.reconstruct(x, Mode.TRAINING)));
        });
    }

    @Test
    void taken_apart_and_applied_one_after_the_other_layers_reconstruct_alike() {
        Scope.run(() -> {
            Autoencoder autoencoder = Autoencoder.of(new FullyConnected(List.of(7, 5, 3)), Shape.table(4), Device.CPU);
            Tensor x = torch.rand(6, 4);
            List<LayerPair> layers = autoencoder.layerPairs(Device.CPU);
            Tensor y = x;
            for (LayerPair layer : layers) {
                y = layer.encode(y);
            }
            assertThat(Ops.toArray(y)).isEqualTo(Ops.toArray(autoencoder.embed(x)));
            for (int i = layers.size() - 1; i >= 0; i--) {
                y = layers.get(i).decode(y);
            }
            assertThat(Ops.toArray(y)).isEqualTo(Ops.toArray(autoencoder.reconstruct(x, Mode.APPLYING)));
        });
    }

    @Test
    void other_networks_are_not_taken_apart_into_layers() {
        Scope.run(() -> {
            Autoencoder images = Autoencoder.of(StridedCnn.published(3), Shape.image(1, 8, 8), Device.CPU);
            assertThatThrownBy(() -> images.layerPairs(Device.CPU))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fully connected");
        });
    }

    @Test
    void the_gradient_is_that_of_central_differences() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(new FullyConnected(List.of(2, 1)), Shape.table(2), parameters);
            parameters.flatten();
            parameters.load(byHand());
            Tensor x = Ops.tensor(new float[] {3, 0.5f, -1, 3}, 2, 2);
            torch.mse_loss(autoencoder.reconstruct(x, Mode.TRAINING), x).backward();
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
            return Ops.number(torch.mse_loss(autoencoder.reconstruct(x, Mode.TRAINING), x));
        });
    }

    @Test
    void the_stacked_autoencoder_of_mnist_has_the_published_layers() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Shape mnist = Shape.image(1, 28, 28);
            Autoencoder autoencoder = new Autoencoder(FullyConnected.published(10), mnist, parameters);
            // Weights 2·(784·500 + 500·500 + 500·2000 + 2000·10), biases of 500-500-2000-10-2000-500-500-784
            assertThat(parameters.count()).isEqualTo(2 * 1_662_000 + 6_010 + 784);
            parameters.flatten();
            Tensor x = torch.rand(3, 1, 28, 28);
            Activations activations = autoencoder.encoder().forward(x, Mode.TRAINING);
            assertThat(activations.blocks()).extracting(block -> block.size(1)).containsExactly(500L, 500L, 2000L);
            assertThat(activations.embedding().size(1))
                    .isEqualTo(autoencoder.encoder().embeddingSize());
            assertThat(autoencoder.reconstruct(x, Mode.TRAINING).sizes().vec().get())
                    .containsExactly(3, 1, 28, 28);
        });
    }

    @Test
    void one_layer_is_enough() {
        Scope.run(() -> {
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(new FullyConnected(List.of(4)), Shape.series(3, 2), parameters);
            parameters.flatten();
            Tensor x = torch.rand(5, 3, 2);
            Activations activations = autoencoder.encoder().forward(x, Mode.TRAINING);
            assertThat(activations.blocks()).isEmpty();
            assertThat(autoencoder
                            .decoder()
                            .decode(activations.embedding(), x)
                            .sizes()
                            .vec()
                            .get())
                    .containsExactly(5, 3, 2);
        });
    }

    @Test
    void layers_without_units_are_refused() {
        assertThatThrownBy(() -> new FullyConnected(List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs a layer");
        assertThatThrownBy(() -> new FullyConnected(List.of(3, 0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void the_encoder_alone_is_the_backbone_of_a_model() {
        Scope.run(() -> {
            Shape shape = Shape.image(1, 4, 4);
            FullyConnected plan = new FullyConnected(List.of(6, 3));
            Parameters parameters = new Parameters(Device.CPU);
            Autoencoder autoencoder = new Autoencoder(plan, shape, parameters);
            parameters.flatten();
            Parameters ofBackbone = new Parameters(Device.CPU);
            Backbone backbone = plan.build(shape, ofBackbone);
            ofBackbone.load(autoencoder.weights());
            Tensor x = torch.rand(5, 1, 4, 4);
            assertThat(Ops.toArray(backbone.forward(x, Mode.APPLYING).embedding()))
                    .isEqualTo(Ops.toArray(
                            autoencoder.encoder().forward(x, Mode.APPLYING).embedding()));
        });
    }

    @Test
    void encoder_and_decoder_can_be_groups_of_their_own() {
        Scope.run(() -> {
            Parameters ofEncoder = new Parameters(Device.CPU);
            Parameters ofDecoder = new Parameters(Device.CPU);
            FullyConnected plan = new FullyConnected(List.of(6, 3));
            Autoencoder autoencoder = new Autoencoder(plan, Shape.table(4), ofEncoder, ofDecoder);
            ofEncoder.flatten();
            ofDecoder.flatten();
            assertThat(ofEncoder.count()).isEqualTo(4 * 6 + 6 + 6 * 3 + 3);
            assertThat(ofDecoder.count()).isEqualTo(3 * 6 + 6 + 6 * 4 + 4);
            assertThat(autoencoder.weights()).isEqualTo(ofEncoder.export());
            Tensor x = torch.rand(5, 4);
            ReconstructionError.mean(x, autoencoder.reconstruct(x, Mode.TRAINING))
                    .backward();
            assertThat(Ops.number(ofEncoder.flatGradient().abs().sum())).isPositive();
            assertThat(Ops.number(ofDecoder.flatGradient().abs().sum())).isPositive();
        });
    }
}
