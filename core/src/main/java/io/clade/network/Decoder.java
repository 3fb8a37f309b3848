package io.clade.network;

import io.clade.data.Shape;
import io.clade.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Makes samples again from the embeddings of any backbone while it trains, with fully connected layers: what the embedding
 * loses of a sample becomes a loss.
 */
public final class Decoder implements TrainingPart {

    private final Shape output;
    private final List<Integer> hidden;
    private LinearStack layers;

    /**
     * @param output shape of a prepared sample
     * @param hidden units of the layers between the embedding and the sample
     */
    public Decoder(Shape output, List<Integer> hidden) {
        this.output = output;
        this.hidden = List.copyOf(hidden);
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        List<Integer> widths = new ArrayList<>(hidden);
        widths.add(0, embeddingSize);
        widths.add(output.size());
        layers = new LinearStack(parameters, prefix + "decoder", widths);
    }

    @Override
    public void keep(int number) {
        // All cluster layers share the embedding, hence the decoder.
    }

    /** The mean over all numbers of (x − x̂)², x̂ made from the embeddings z: b×m of the samples x: b×shape. */
    public Tensor error(Tensor x, Tensor z) {
        return Ops.square(x.flatten(1, -1).sub(layers.forward(z))).mean();
    }
}
