package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import org.bytedeco.pytorch.Tensor;

/**
 * An encoder of any architecture and a decoder that mirrors it. The encoder's parameters have the names that they have in a
 * model whose backbone it is.
 */
public final class Autoencoder {

    /** Before the names of the decoder's parameters. */
    public static final String DECODER = "decoder.";

    private final Parameters ofEncoder;
    private final Backbone encoder;
    private final Decoder decoder;

    /**
     * Registers both in one group of parameters.
     *
     * @param input shape of a prepared sample
     */
    public Autoencoder(Architecture plan, Shape input, Parameters parameters) {
        this(plan, input, parameters, parameters);
    }

    /** Registers encoder and decoder in groups of their own, which may be one. */
    public Autoencoder(Architecture plan, Shape input, Parameters ofEncoder, Parameters ofDecoder) {
        this.ofEncoder = ofEncoder;
        encoder = plan.build(input, ofEncoder);
        decoder = plan.decoder(input, encoder.embeddingSize(), ofDecoder, DECODER);
    }

    public Backbone encoder() {
        return encoder;
    }

    public Decoder decoder() {
        return decoder;
    }

    /** What decoding makes of the embeddings of x: b×shape, as x. */
    public Tensor reconstruct(Tensor x, Mode mode) {
        return decoder.decode(encoder.forward(x, mode).embedding(), x);
    }

    /** The learned numbers of the encoder: those of a model's backbone. */
    public Weights encoderWeights() {
        return ofEncoder.export().only(name -> !name.startsWith(DECODER));
    }
}
