package io.clade.network;

import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.weight.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A fully connected autoencoder: an encoder that is a backbone, and a decoder that mirrors it. Hidden layers have a ReLU;
 * the embedding and the reconstruction are linear, so that neither is bounded below. Hidden layers of the encoder are its
 * blocks.
 *
 * <p>Xie, Girshick and Farhadi, Unsupervised Deep Embedding for Clustering Analysis, ICML 2016, section 4.3.
 */
public final class Autoencoder implements Backbone {

    /** Units of the stacked autoencoder's layers from the first hidden one to the embedding: d-500-500-2000-10. */
    public static final List<Integer> STACKED = List.of(500, 500, 2000, 10);

    private final Shape input;
    private final LinearStack encoder;
    private final LinearStack decoder;
    private final int embeddingSize;

    /**
     * @param input shape of a prepared sample
     * @param widths units of the encoder's layers, the last being the embedding; at least one
     * @param parameters where the weights are registered
     */
    public Autoencoder(Shape input, List<Integer> widths, Parameters parameters) {
        Require.that(!widths.isEmpty(), "An autoencoder needs at least one layer.");
        widths.forEach(width -> Require.atLeast("The width of a layer", width, 1));
        List<Integer> there = new ArrayList<>(widths);
        there.add(0, input.size());
        List<Integer> back = new ArrayList<>(there);
        Collections.reverse(back);
        this.input = input;
        encoder = new LinearStack(parameters, "encoder", there);
        decoder = new LinearStack(parameters, "decoder", back);
        embeddingSize = widths.get(widths.size() - 1);
    }

    /** Blocks and embedding of x: b×shape; the same in training and after. */
    @Override
    public Activations forward(Tensor x, boolean training) {
        List<Tensor> outputs = encoder.outputs(x.flatten(1, -1));
        int last = outputs.size() - 1;
        return new Activations(outputs.subList(0, last), outputs.get(last));
    }

    /** Samples from embeddings z: b×m; b×shape. */
    public Tensor decode(Tensor z) {
        return decoder.forward(z).view(input.batch(z.size(0)));
    }

    /** What decoding makes of the embedding of x: b×shape, as x. */
    public Tensor reconstruct(Tensor x) {
        return decode(forward(x, true).embedding());
    }

    @Override
    public int embeddingSize() {
        return embeddingSize;
    }
}
