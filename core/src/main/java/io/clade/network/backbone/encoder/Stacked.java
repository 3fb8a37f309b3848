package io.clade.network.backbone.encoder;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;

/**
 * One network after another: the second embeds the embeddings of the first. The names of their parameters must differ.
 *
 * @param first from samples to embeddings
 * @param second from these to the embeddings of the whole
 */
public record Stacked(Architecture first, Architecture second) implements Architecture {

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Backbone below = first.build(input, parameters);
        Backbone above = second.build(Shape.table(below.embeddingSize()), parameters);
        return new Backbone() {
            @Override
            public Activations forward(Tensor x, Mode mode) {
                Activations inner = below.forward(x, mode);
                return new Activations(
                        inner.blocks(), above.forward(inner.embedding(), mode).embedding());
            }

            @Override
            public int embeddingSize() {
                return above.embeddingSize();
            }
        };
    }

    /** The decoder that mirrors the first network, from the embeddings of the whole. */
    @Override
    public Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return first.decoder(output, embeddingSize, parameters, prefix);
    }

    @Override
    public boolean takesAnyLength() {
        return first.takesAnyLength();
    }
}
