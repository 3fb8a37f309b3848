package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.network.Architecture;
import io.clade.network.Cnn;
import io.clade.network.Mlp;
import java.util.List;

/**
 * Which backbone a method trains.
 *
 * @param kind of network
 * @param embedding units of its last layer, m
 */
public record NetworkChoice(
        @Knob(value = "The backbone: auto is cnn for images and mlp for everything else.", name = "network")
        Type kind,

        @Knob(value = "Units of the embedding, m.", least = 1)
        int embedding) {

    private static final int HIDDEN = 256;

    /** Kinds of backbone. */
    public enum Type {
        AUTO,
        CNN,
        MLP
    }

    public NetworkChoice {
        Require.atLeast("embedding", embedding, 1);
    }

    /** The architecture for prepared samples of shape {@code input}. */
    public Architecture architecture(Shape input) {
        boolean convolutional = kind == Type.CNN || (kind == Type.AUTO && input.kind() == Kind.IMAGE);
        if (convolutional) {
            Require.that(
                    input.kind() == Kind.IMAGE,
                    "network=cnn needs images; these are samples of shape %s. Use --set network=mlp.",
                    input);
            return Cnn.fitting(input, embedding);
        }
        return new Mlp(List.of(HIDDEN, HIDDEN, embedding));
    }

    /** @throws io.clade.data.InputException where the backbones of this version cannot take {@code data} */
    public void requireSuitable(Dataset data) {
        Require.that(
                data.equallyLong(),
                "%s has series of different lengths, which this method's networks cannot take. Resample them to one length.",
                data.name());
    }
}
