package io.clade.method.autoencoder;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Hyperparameter;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.input.SharedPart;
import io.clade.method.autoencoder.start.SavedStart;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConnected;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.encoder.Shortcut;
import io.clade.network.backbone.encoder.Stacked;
import io.clade.network.backbone.encoder.StridedCnn;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.training.Training;
import java.util.List;
import java.util.Locale;

/**
 * An autoencoder and its pre-training by Adam, end to end or first layer by layer.
 *
 * @param kind of network
 * @param units h, of the first hidden layer of a fully connected encoder d-h-h-4h-m; 0 for a number by the rule
 * @param embedding m, units of the encoder's last layer; 0 for a number by the rule
 * @param shortcut true if the network stands beside a linear map that starts as principal components
 * @param epochs at most; 0 for as many as suit the number of samples
 * @param learningRate of Adam
 * @param noise share of the numbers of a sample that the encoder does not see in pre-training
 * @param layers whether layers are trained one after the other before the training end to end
 * @param shared whether the runs of a plan begin from one pre-training
 * @param start the saved model whose autoencoder is taken in place of pre-training
 */
@SharedPart(value = "Autoencoder", page = "autoencoder")
public record EncoderPretraining(
        @Hyperparameter(
                value =
                        "Network of the encoder, which the decoder mirrors: mlp is fully connected, conv has convolutions over images and series,"
                                + " recurrent reads series step by step; auto takes conv for series and mlp otherwise.",
                name = "autoencoder")
        Type kind,

        @Hyperparameter(
                value =
                        "Units of the first two hidden layers of a fully connected encoder; the third has four times as many. 0 takes"
                                + " four for each feature, from 32 to 256.",
                name = "hidden_units",
                least = 0)
        int units,

        @Hyperparameter(
                value = "Units of the embedding, m; 0 takes 10, or k where that is more, but no more than features.",
                least = 0)
        int embedding,

        @Hyperparameter(
                "A linear map from samples to embeddings and one back stand beside the network. They start as principal components,"
                        + " so that what is learned comes on top of these; only fully connected networks have them.")
        boolean shortcut,

        @Hyperparameter(
                value =
                        "Passes over the data in pre-training, at most; 0 takes what makes about 4,000 steps, from 15 to 100.",
                name = "pretrain_epochs",
                least = 0)
        int epochs,

        @Hyperparameter(value = "Learning rate of the pre-training.", name = "pretrain_lr", least = 1e-9, most = 10)
        double learningRate,

        @Hyperparameter(
                value = "Share of the numbers of a sample that are hidden from the encoder in pre-training.",
                name = "pretrain_noise",
                least = 0,
                most = 0.9)
        double noise,

        @Hyperparameter(
                value =
                        "Order in which layers are pre-trained: whole trains all together; greedy first trains one after the other, each to"
                                + " reconstruct the one below, and needs fully connected layers.",
                name = "pretrain_layers")
        Layers layers,

        @Hyperparameter(
                value = "Whether all runs start from the pre-trained weights of the first run.",
                name = "shared_pretraining")
        boolean shared,

        @Hyperparameter(
                "Folder DIR/model of a saved model of this family: the fit begins with its encoder and decoder, and is not pre-trained."
                        + " The model must have been fitted to samples prepared alike, with the same network.")
        SavedStart start) {

    /** Kinds of autoencoder. */
    public enum Type {
        /** {@link #CONV} for series, {@link #MLP} otherwise */
        AUTO,
        /** fully connected layers */
        MLP,
        /** convolutions over images and series; fully connected layers for tables, which have none */
        CONV,
        /** gated recurrent units for series */
        RECURRENT
    }

    /** Orders in which layers are pre-trained. */
    public enum Layers {
        /** all together, end to end */
        WHOLE,
        /** one after the other, then all together */
        GREEDY
    }

    /** The published network, 500-500-2000-10, trained end to end, with as many epochs as suit the data. */
    public static final EncoderPretraining PUBLISHED =
            new EncoderPretraining(Type.MLP, 500, 10, false, 0, 1e-3, 0, Layers.WHOLE, false, SavedStart.NONE);

    /** The network by the kind of data. */
    public static final EncoderPretraining RECOMMENDED =
            new EncoderPretraining(Type.AUTO, 0, 0, true, 0, 1e-3, 0, Layers.WHOLE, false, SavedStart.NONE);

    /** Units of the third hidden layer for each of the first. */
    private static final int WIDENING = 4;

    private static final int UNITS_PER_FEATURE = 4;
    private static final int FEWEST_UNITS = 32;
    private static final int MOST_UNITS = 256;
    private static final int EMBEDDING = 10;

    /** Of the pre-training: with a third of them MNIST's classes 4 and 9 often share a cluster. */
    private static final int STEPS = 4000;

    private static final int FEWEST_EPOCHS = 15;
    private static final int MOST_EPOCHS = 100;

    /** Units between the convolutions or the recurrent layers over a series and the embedding. */
    private static final int SERIES_UNITS = 100;

    public EncoderPretraining {
        Require.atLeast("hidden_units", units, 0);
        Require.atLeast("embedding", embedding, 0);
        Require.atLeast("pretrain_epochs", epochs, 0);
        Require.positive("pretrain_lr", learningRate);
        Require.between("pretrain_noise", noise, 0, 0.9);
    }

    EncoderPretraining withKind(Type other) {
        return new EncoderPretraining(
                other, units, embedding, shortcut, epochs, learningRate, noise, layers, shared, start);
    }

    EncoderPretraining withEpochs(int other) {
        return new EncoderPretraining(
                kind, units, embedding, shortcut, other, learningRate, noise, layers, shared, start);
    }

    EncoderPretraining withEmbedding(int other) {
        return new EncoderPretraining(kind, units, other, shortcut, epochs, learningRate, noise, layers, shared, start);
    }

    EncoderPretraining withLayers(Layers other) {
        return new EncoderPretraining(
                kind, units, embedding, shortcut, epochs, learningRate, noise, other, shared, start);
    }

    /**
     * The encoder for prepared samples.
     *
     * @param k number of clusters, which the embedding's size follows where it is left open
     * @throws InputException where layers cannot be trained one after the other, or samples are no series and the network is
     *     recurrent
     */
    Architecture encoder(Shape input, int k) {
        Require.that(
                kind != Type.RECURRENT || input.kind() == Kind.SERIES,
                "autoencoder=recurrent reads series step by step. Got samples of shape %s. Use --set autoencoder=auto.",
                input);
        Require.that(
                layers == Layers.WHOLE || fullyConnected(input),
                "pretrain_layers=greedy needs fully connected layers, which autoencoder=%s does not have for samples of shape %s. Use --set"
                        + " autoencoder=mlp or --set pretrain_layers=whole.",
                kind.name().toLowerCase(Locale.ROOT),
                input);
        Architecture network = network(input, k);
        return shortcut(input) ? new Shortcut(network) : network;
    }

    /** True if the encoder for prepared samples has a shortcut; only fully connected ones have. */
    boolean shortcut(Shape input) {
        return shortcut && fullyConnected(input);
    }

    private boolean fullyConnected(Shape input) {
        return switch (kind) {
            case AUTO -> input.kind() != Kind.SERIES;
            case MLP -> true;
            case CONV -> input.kind() == Kind.TABLE;
            case RECURRENT -> false;
        };
    }

    private Architecture network(Shape input, int k) {
        int m = embedding > 0 ? embedding : Math.min(Math.max(EMBEDDING, k), input.size());
        if (fullyConnected(input)) {
            int h = units > 0 ? units : Math.max(FEWEST_UNITS, Math.min(MOST_UNITS, UNITS_PER_FEATURE * input.size()));
            return new FullyConnected(List.of(h, h, WIDENING * h, m));
        }
        if (input.kind() == Kind.IMAGE) {
            return StridedCnn.published(m);
        }
        Architecture overSteps =
                kind == Type.RECURRENT ? Gru.published(SERIES_UNITS) : SeriesCnn.standard(SERIES_UNITS);
        return new Stacked(overSteps, new FullyConnected(List.of(m)));
    }

    /** True if the encoder for series takes them at any length. */
    public boolean takesAnyLength() {
        return kind != Type.MLP;
    }

    /** The training of the autoencoder on so many samples, in batches of this size. */
    Training training(int samples, int batch) {
        int wished = (int) Math.ceil((double) STEPS * batch / samples);
        int suited = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, wished));
        return Training.STANDARD
                .withEpochs(epochs == 0 ? suited : epochs)
                .withBatch(batch)
                .withLearningRate(learningRate);
    }
}
