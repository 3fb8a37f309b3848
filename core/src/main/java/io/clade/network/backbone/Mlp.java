package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.BatchNorm;
import io.clade.network.layer.Linear;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A multi-layer perceptron: fully connected layers with ReLU on the flattened sample, and batch normalisation after the
 * last; each layer but the last is a block.
 *
 * @param widths units of each layer, the last being the embedding
 */
public record Mlp(List<Integer> widths) implements Architecture {

    public Mlp {
        widths = List.copyOf(widths);
        Require.that(!widths.isEmpty(), "An MLP needs at least one layer.");
        widths.forEach(width -> Require.atLeast("The width of a layer", width, 1));
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        return new MlpModule(input, parameters);
    }

    @Override
    public boolean rectified() {
        return true;
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return FullyConnected.mirrored(widths, output, embeddingSize, parameters, prefix);
    }

    private final class MlpModule implements Backbone {

        private final List<Linear> layers = new ArrayList<>();
        private final BatchNorm norm;

        MlpModule(Shape input, Parameters parameters) {
            int in = input.size();
            for (int i = 0; i < widths.size(); i++) {
                layers.add(new Linear(parameters, "fc" + (i + 1), in, widths.get(i), Initialisation.HE));
                in = widths.get(i);
            }
            norm = new BatchNorm(parameters, "norm", in);
        }

        @Override
        public Activations forward(Tensor x, Mode mode) {
            List<Tensor> blocks = new ArrayList<>();
            Tensor y = x.flatten(1, -1);
            for (Linear layer : layers) {
                y = Relu.of(layer.forward(y));
                blocks.add(y);
            }
            blocks.remove(blocks.size() - 1);
            return new Activations(blocks, norm.forward(y, mode));
        }

        @Override
        public int embeddingSize() {
            return widths.get(widths.size() - 1);
        }
    }
}
