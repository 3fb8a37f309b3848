package io.clade.model.part;

import io.clade.input.Require;
import io.clade.network.Autoencoder;
import io.clade.network.weight.Weights;

/**
 * The decoder of an autoencoder that learned to reconstruct to the end of the fit. {@link io.clade.model.Reconstructions} applies it.
 *
 * @param weights of the decoder, as {@link Autoencoder#decoderWeights} gives them
 * @param behind true if another network stands behind the encoder in the model; the decoder takes embeddings of the encoder, not of
 *     the model
 * @param slope s, at least 0: outputs y of the decoder mean 1/(1 + exp(−s (y − ½))), the probabilities of ones; 0 where they are
 *     the reconstructions themselves
 */
public record DecoderPart(Weights weights, boolean behind, double slope) implements ModelPart {

    private static final String WEIGHTS = "weights.";
    private static final String BEHIND = "behind";
    private static final String SLOPE = "slope";

    static final PartFormat<DecoderPart> FORMAT = new PartFormat<>("decoder", DecoderPart.class, DecoderPart::read);

    public DecoderPart {
        Require.notNegative("slope", slope);
    }

    /** The decoder of {@code net}, whose encoder's embedding is that of the model. */
    public static DecoderPart of(Autoencoder net) {
        return new DecoderPart(net.decoderWeights(), false, 0);
    }

    /** The decoder of {@code net} in a model where another network stands behind the encoder. */
    public static DecoderPart ofInner(Autoencoder net) {
        return new DecoderPart(net.decoderWeights(), true, 0);
    }

    @Override
    public Weights arrays() {
        return Weights.builder()
                .put(BEHIND, new long[] {1}, new float[] {behind ? 1 : 0})
                .put(SLOPE, new long[] {1}, new float[] {(float) slope})
                .putAll(WEIGHTS, weights)
                .build();
    }

    private static DecoderPart read(Weights arrays) {
        return new DecoderPart(arrays.under(WEIGHTS), number(arrays, BEHIND) != 0, number(arrays, SLOPE));
    }

    private static double number(Weights arrays, String name) {
        float[] values = arrays.require(name).values();
        Require.that(values.length == 1, "its decoder has %s numbers for %s", values.length, name);
        return values[0];
    }
}
