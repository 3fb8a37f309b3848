package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.FullyConnectedDecoder;
import io.clade.network.decoder.ReconstructionError;
import io.clade.network.weight.Parameters;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Makes samples again from the embeddings of any backbone while it trains, with fully connected layers: what the embedding
 * loses of a sample becomes a loss.
 */
public final class DecoderPart implements TrainingPart {

    /** Units of the hidden layer. */
    private static final int UNITS = 256;

    private final Shape output;
    private Decoder decoder;

    /** @param output shape of a prepared sample */
    public DecoderPart(Shape output) {
        this.output = output;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        decoder = new FullyConnectedDecoder(output, embeddingSize, List.of(UNITS), parameters, prefix + "decoder.");
    }

    @Override
    public void keep(int number) {
        // All cluster layers share the embedding, hence the decoder.
    }

    /** The mean over all numbers of (x − x̂)², x̂ made from the embeddings z: b×m of the samples x: b×shape. */
    public Tensor error(Tensor x, Tensor z) {
        return ReconstructionError.mean(x, decoder.decode(z, x));
    }
}
