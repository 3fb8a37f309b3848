package io.clade.method.autoencoder;

import io.clade.data.Shape;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConnected;
import io.clade.training.Training;
import java.util.List;
import java.util.function.Function;

/**
 * A fully connected autoencoder of the published form, d-h-h-4h-m with h = 500, and its pre-training, end to end by Adam.
 *
 * @param units h, of the first hidden layer
 * @param embedding m, units of the encoder's last layer
 * @param epochs at most; 0 for as many as suit the number of samples
 * @param learningRate of Adam
 */
public record EncoderPretraining(
        @Hyperparameter(
                value = "Units of the encoder's first two hidden layers; the third has four times as many.",
                name = "hidden_units",
                least = 1)
        int units,

        @Hyperparameter(value = "Units of the embedding, m.", least = 1)
        int embedding,

        @Hyperparameter(
                value =
                        "Passes over the data in pre-training, at most; 0 takes what makes about 1,500 steps, from 15 to 100.",
                name = "pretrain_epochs",
                least = 0)
        int epochs,

        @Hyperparameter(value = "Learning rate of the pre-training.", name = "pretrain_lr", least = 1e-9, most = 10)
        double learningRate) {

    /** Units of the third hidden layer for each of the first. */
    private static final int WIDENING = 4;

    public EncoderPretraining {
        Require.atLeast("hidden_units", units, 1);
        Require.atLeast("embedding", embedding, 1);
        Require.atLeast("pretrain_epochs", epochs, 0);
        Require.positive("pretrain_lr", learningRate);
    }

    /** The encoder for prepared samples of a shape. */
    Function<Shape, Architecture> encoder() {
        return input -> new FullyConnected(List.of(units, units, WIDENING * units, embedding));
    }

    /** The training of the autoencoder in batches of this size. */
    Training training(int batch) {
        return Training.STANDARD.withEpochs(epochs).withBatch(batch).withLearningRate(learningRate);
    }
}
