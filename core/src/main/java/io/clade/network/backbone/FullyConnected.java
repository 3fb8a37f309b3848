package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.FullyConnectedDecoder;
import io.clade.network.layer.LinearStack;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The encoder of a fully connected autoencoder: hidden layers with ReLU, which are its blocks, and a linear embedding;
 * no batch normalisation.
 *
 * <p>Xie, Girshick and Farhadi, Unsupervised Deep Embedding for Clustering Analysis, ICML 2016, section 4.3.
 *
 * @param widths units of each layer, the last being the embedding
 */
public record FullyConnected(List<Integer> widths) implements Architecture {

    public FullyConnected {
        widths = List.copyOf(widths);
        Require.that(!widths.isEmpty(), "A fully connected encoder needs a layer.");
        widths.forEach(width -> Require.atLeast("The width of a layer", width, 1));
    }

    /** The published layers, 500-500-2000-m. */
    public static FullyConnected published(int embedding) {
        return new FullyConnected(List.of(500, 500, 2000, embedding));
    }

    @Override
    public boolean rectified() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        return new FullyConnectedModule(input, parameters);
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return mirrored(widths, output, embeddingSize, parameters, prefix);
    }

    /** A decoder of fully connected layers, whose hidden ones are those of {@code widths} in reverse order. */
    static Decoder mirrored(
            List<Integer> widths, Shape output, int embeddingSize, Parameters parameters, String prefix) {
        List<Integer> hidden = new ArrayList<>(widths.subList(0, widths.size() - 1));
        Collections.reverse(hidden);
        return new FullyConnectedDecoder(output, embeddingSize, hidden, parameters, prefix);
    }

    private final class FullyConnectedModule implements Backbone {

        private final LinearStack layers;

        FullyConnectedModule(Shape input, Parameters parameters) {
            List<Integer> all = new ArrayList<>(widths);
            all.add(0, input.size());
            layers = new LinearStack(parameters, "", all);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            List<Tensor> outputs = layers.outputs(x.flatten(1, -1));
            int last = outputs.size() - 1;
            return new Activations(outputs.subList(0, last), outputs.get(last));
        }

        @Override
        public int embeddingSize() {
            return widths.get(widths.size() - 1);
        }
    }
}
