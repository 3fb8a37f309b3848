package io.clade.network.backbone.encoder;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.StridedDecoder;
import io.clade.network.layer.Convolution;
import io.clade.network.layer.Linear;
import io.clade.network.layer.Mode;
import io.clade.network.layer.StridedLayer;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The encoder of a convolutional autoencoder: convolutions of stride 2 with a ReLU each, which are its blocks, and a linear
 * embedding of the last one's maps; no pooling, no batch normalisation.
 *
 * <p>Guo, Liu, Zhu and Yin, Deep Clustering with Convolutional Autoencoders, ICONIP 2017, section 3.1. There the last
 * convolution has no border where the side is no multiple of 8; here all borders are padded.
 *
 * @param layers from the image on
 * @param embedding units of the embedding, m; 0 for the maps of the last layer themselves
 */
public record StridedCnn(List<StridedLayer> layers, int embedding) implements Architecture {

    public StridedCnn {
        layers = List.copyOf(layers);
        Require.that(!layers.isEmpty(), "A convolutional encoder needs a layer.");
        Require.atLeast("embedding", embedding, 0);
    }

    /** The published layers: 32 filters of 5×5, 64 of 5×5, 128 of 3×3. */
    public static StridedCnn published(int embedding) {
        return new StridedCnn(
                List.of(new StridedLayer(32, 5), new StridedLayer(64, 5), new StridedLayer(128, 3)), embedding);
    }

    @Override
    public boolean rectified() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.IMAGE,
                "A convolutional autoencoder needs images. Got samples of shape %s. Use --set autoencoder=auto.",
                input);
        return new StridedModule(input, parameters);
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return new StridedDecoder(output, embeddingSize, layers, parameters, prefix);
    }

    private final class StridedModule implements Backbone {

        private final List<Convolution> convolutions = new ArrayList<>();
        private final Linear last;
        private final int outputs;

        StridedModule(Shape input, Parameters parameters) {
            int channels = input.extent(0);
            int height = input.extent(1);
            int width = input.extent(2);
            for (StridedLayer layer : layers) {
                String name = "conv" + (convolutions.size() + 1);
                convolutions.add(Convolution.strided(
                        parameters, name, channels, layer.filters(), layer.kernel(), StridedLayer.STRIDE));
                channels = layer.filters();
                height = StridedLayer.side(height);
                width = StridedLayer.side(width);
            }
            outputs = channels * height * width;
            last = embedding == 0 ? null : new Linear(parameters, "fc", outputs, embedding, Initialisation.HE);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            List<Tensor> blocks = new ArrayList<>();
            // Channels last in memory: convolutions take less time than otherwise.
            Tensor y = x.contiguous(torch.MemoryFormat.ChannelsLast);
            for (Convolution convolution : convolutions) {
                y = Relu.inPlace(convolution.forward(y));
                blocks.add(y);
            }
            Tensor maps = y.flatten(1, -1);
            return new Activations(blocks, last == null ? maps : last.forward(maps));
        }

        @Override
        public int embeddingSize() {
            return last == null ? outputs : embedding;
        }
    }
}
