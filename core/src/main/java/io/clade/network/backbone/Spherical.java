package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import org.bytedeco.pytorch.Tensor;

/**
 * A backbone whose embeddings are those of another one scaled to length one.
 *
 * @param network the other backbone
 */
public record Spherical(Architecture network) implements Architecture {

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Backbone inner = network.build(input, parameters);
        return new Backbone() {
            @Override
            public Activations forward(Tensor x, Mode mode) {
                Activations activations = inner.forward(x, mode);
                return new Activations(activations.blocks(), Distances.onSphere(activations.embedding()));
            }

            @Override
            public int embeddingSize() {
                return inner.embeddingSize();
            }
        };
    }

    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return network.decoder(output, embeddingSize, parameters, prefix);
    }

    @Override
    public boolean rectified() {
        return network.rectified();
    }

    @Override
    public boolean takesAnyLength() {
        return network.takesAnyLength();
    }
}
