package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Makes samples again from the embeddings of any backbone while it trains, with fully connected layers: what the embedding
 * loses of a sample becomes a loss.
 */
public final class Decoder implements TrainingPart {

    /** Units of the hidden layer. */
    private static final int UNITS = 256;

    private final Shape output;
    private LinearStack layers;

    /** @param output shape of a prepared sample */
    public Decoder(Shape output) {
        this.output = output;
    }

    @Override
    public void register(Network network, Parameters parameters, String prefix) {
        layers = new LinearStack(parameters, prefix + "decoder", List.of(network.embeddingSize(), UNITS, output.size()));
    }

    /**
     * The mean over all numbers of (x − x̂)², x̂ made from the embeddings z: b×m of the samples x: b×shape. Behind the end of
     * a series, where x is NaN, it is not asked for.
     */
    public Tensor error(Tensor x, Tensor z) {
        Tensor flat = x.flatten(1, -1);
        Tensor absent = torch.isnan(flat);
        Tensor difference = flat.sub(layers.forward(z)).masked_fill(absent, new Scalar(0));
        return Ops.square(difference).sum().div(absent.logical_not().sum());
    }
}
