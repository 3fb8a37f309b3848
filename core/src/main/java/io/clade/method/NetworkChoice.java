package io.clade.method;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Cnn;
import io.clade.network.backbone.Mlp;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.SmallCnn;
import io.clade.network.backbone.recurrent.Elman;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.network.backbone.recurrent.Lstm;
import java.util.List;
import java.util.Locale;

/**
 * The backbone that a method trains.
 *
 * @param kind of network
 * @param embedding units of its last layer, m
 */
@SharedPart(value = "Network", page = "network")
public record NetworkChoice(
        @Hyperparameter(
                value =
                        "The backbone: auto takes cnn for images, conv1d for series and mlp for tables; light does the same with small_cnn for"
                                + " images; gru, lstm and elman are recurrent; none uses no network.",
                name = NetworkChoice.NAME)
        Type kind,

        @Hyperparameter(value = "Units of the embedding, m.", least = 1)
        int embedding) {

    /** The setting that chooses the kind. */
    static final String NAME = "network";

    private static final int HIDDEN = 256;

    /** Kinds of backbone. */
    public enum Type {
        /** {@link #CNN} for images, {@link #CONV1D} for series, {@link #MLP} for tables */
        AUTO,
        /** {@link #SMALL_CNN} for images, {@link #CONV1D} for series, {@link #MLP} for tables */
        LIGHT,
        CNN,
        /** a convolutional network of a tenth of the operations of {@link #CNN} */
        SMALL_CNN,
        MLP,
        CONV1D,
        GRU,
        /** {@link #GRU} whose companion objectives see all hidden states, stacked, instead of the last ones */
        GRU_STATES,
        LSTM,
        ELMAN,
        /** the sample itself is the embedding: features that are not to change */
        NONE;

        private Type resolve(Kind data) {
            if (this != AUTO && this != LIGHT) {
                return this;
            }
            return switch (data) {
                case IMAGE -> this == AUTO ? CNN : SMALL_CNN;
                case SERIES -> CONV1D;
                case TABLE -> MLP;
            };
        }

        /** The only kind of data it takes, or null where it takes any. */
        private Kind needs() {
            return switch (this) {
                case CNN, SMALL_CNN -> Kind.IMAGE;
                case CONV1D, GRU, GRU_STATES, LSTM, ELMAN -> Kind.SERIES;
                default -> null;
            };
        }
    }

    public NetworkChoice {
        Require.atLeast("embedding", embedding, 1);
    }

    /**
     * The architecture for prepared samples of shape {@code input}.
     *
     * @throws io.clade.input.InputException where the network is for another kind of data
     */
    public Architecture architecture(Shape input) {
        Type type = kind.resolve(input.kind());
        Kind needed = type.needs();
        Require.that(
                needed == null || needed == input.kind(),
                "network=%s needs %s. Got samples of shape %s. Use --set network=auto.",
                type.name().toLowerCase(Locale.ROOT),
                needed == Kind.IMAGE ? "images" : "series",
                input);
        return switch (type) {
            case CNN -> Cnn.fitting(input, embedding);
            case SMALL_CNN -> SmallCnn.fitting(input, embedding);
            case CONV1D -> SeriesCnn.standard(embedding);
            case GRU -> Gru.published(embedding);
            case GRU_STATES -> Gru.published(embedding).withStates();
            case LSTM -> Lstm.standard(embedding);
            case ELMAN -> Elman.standard(embedding);
            case NONE -> new Architecture.Identity();
            default -> new Mlp(List.of(HIDDEN, HIDDEN, embedding));
        };
    }
}
