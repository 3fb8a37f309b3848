package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.encoder.Shortcut;
import io.clade.network.decoder.Decoder;
import io.clade.network.layer.LayerPair;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.runtime.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * An autoencoder in training: an encoder of any architecture and the decoder that mirrors it. Each has a group of parameters, so
 * that one can be trained without the other. The network of a fitted model is the encoder; the decoder is a part beside it, if any.
 */
public final class Autoencoder implements Encoder {

    private static final String DECODER = "decoder.";

    private final Shape input;
    private final Architecture architecture;
    private final Parameters ofEncoder;
    private final Parameters ofDecoder;
    private final Backbone encoder;
    private final Decoder decoder;

    /**
     * Registers both in one group of parameters, which the caller flattens.
     *
     * @param input shape of a prepared sample
     */
    public Autoencoder(Architecture architecture, Shape input, Parameters parameters) {
        this(architecture, input, parameters, parameters);
    }

    /** Registers encoder and decoder in groups of their own, which the caller flattens. */
    public Autoencoder(Architecture architecture, Shape input, Parameters ofEncoder, Parameters ofDecoder) {
        this.input = input;
        this.architecture = architecture;
        this.ofEncoder = ofEncoder;
        this.ofDecoder = ofDecoder;
        encoder = architecture.build(input, ofEncoder);
        decoder = architecture.decoder(input, encoder.embeddingSize(), ofDecoder, DECODER);
    }

    /** Builds both, ready to be trained, each with a group of parameters. */
    public static Autoencoder of(Architecture architecture, Shape input, Device device) {
        Autoencoder built = new Autoencoder(architecture, input, new Parameters(device), new Parameters(device));
        built.ofEncoder.flatten();
        built.ofDecoder.flatten();
        return built;
    }

    /**
     * Makes an autoencoder with a {@link Shortcut} embed by principal components and reconstruct from them.
     *
     * @param mean of the flattened samples, d
     * @param basis orthonormal, a column a component: d×c. Numbers of the embedding beyond c are zero
     * @throws IllegalStateException where it has none
     */
    public void begin(Tensor mean, Tensor basis) {
        if (!(architecture instanceof Shortcut)) {
            throw new IllegalStateException("Only an autoencoder with a shortcut begins as principal components");
        }
        Shortcut.begin(ofEncoder, ofDecoder, DECODER, mean, basis);
    }

    /**
     * The layers of a fully connected encoder from the samples on, each with the decoder's layer that leads back, as autoencoders of
     * their own that begin with the present weights. Of an encoder with a {@link Shortcut}, those of the network beside the map.
     *
     * @throws IllegalStateException where the encoder is not fully connected
     */
    public List<LayerPair> layerPairs(Device device) {
        Architecture network = architecture instanceof Shortcut beside ? beside.network() : architecture;
        if (!(network instanceof FullyConnected layers)) {
            throw new IllegalStateException("Only a fully connected autoencoder can be taken apart layer by layer");
        }
        List<Integer> widths = layers.widths();
        List<LayerPair> pairs = new ArrayList<>();
        for (int i = 1; i <= widths.size(); i++) {
            int below = i == 1 ? input.size() : widths.get(i - 2);
            LayerPair pair = new LayerPair(i, widths.size(), below, widths.get(i - 1), DECODER, device);
            pair.readFrom(ofEncoder, ofDecoder);
            pairs.add(pair);
        }
        return pairs;
    }

    /** The encoder, from samples to embeddings. */
    public Backbone encoder() {
        return encoder;
    }

    /** The decoder, from embeddings to samples. */
    public Decoder decoder() {
        return decoder;
    }

    /** The outputs of the encoder's blocks and the embedding of samples x: b×shape. */
    public Activations encode(Tensor x, Mode mode) {
        return encoder.forward(x, mode);
    }

    /** The reconstructions of x: b×shape, from its embeddings. */
    public Tensor reconstruct(Tensor x, Mode mode) {
        return decoder.decode(encode(x, mode).embedding(), x);
    }

    /** The weights of the decoder, under names without a common beginning. */
    public Weights decoderWeights() {
        return ofDecoder.export().under(DECODER);
    }

    /**
     * Overwrites the present weights of both, which have a group of parameters each.
     *
     * @param encoder weights among which are those of the encoder
     * @param decoder what {@link #decoderWeights} gave
     * @throws io.clade.input.InputException where one is missing or has another shape, or the decoder has too many
     */
    public void load(Weights encoder, Weights decoder) {
        Set<String> own = weights().names();
        ofEncoder.load(encoder.only(own::contains));
        ofDecoder.load(Weights.builder().putAll(DECODER, decoder).build());
    }

    /** The parameters of the encoder. */
    public Parameters ofEncoder() {
        return ofEncoder;
    }

    /** The parameters of the decoder. */
    public Parameters ofDecoder() {
        return ofDecoder;
    }

    @Override
    public Shape input() {
        return input;
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public int embeddingSize() {
        return encoder.embeddingSize();
    }

    @Override
    public Tensor embed(Tensor x) {
        return encode(x, Mode.APPLYING).embedding();
    }

    @Override
    public Weights weights() {
        return ofEncoder.export().only(name -> !name.startsWith(DECODER));
    }
}
