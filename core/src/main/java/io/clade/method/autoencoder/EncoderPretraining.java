package io.clade.method.autoencoder;

import io.clade.data.Knob;
import io.clade.data.Require;
import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.FullyConnected;
import io.clade.training.Training;
import java.util.function.Function;

/**
 * The autoencoder of the published size, d-500-500-2000-m, and its pre-training, end to end by Adam.
 *
 * @param embedding m, units of the encoder's last layer
 * @param epochs at most; 0 for as many as suit the number of samples
 * @param learningRate of Adam
 */
public record EncoderPretraining(
        @Knob(value = "Units of the embedding, m.", least = 1)
        int embedding,

        @Knob(
                value = "Passes over the data in pre-training, at most; 0 takes what makes about 1,500 steps, from 15 to 100.",
                name = "pretrain_epochs",
                least = 0)
        int epochs,

        @Knob(value = "Learning rate of the pre-training.", name = "pretrain_lr", least = 1e-9, most = 10)
        double learningRate) {

    public EncoderPretraining {
        Require.atLeast("embedding", embedding, 1);
        Require.atLeast("pretrain_epochs", epochs, 0);
        Require.positive("pretrain_lr", learningRate);
    }

    /** The encoder for prepared samples of a shape. */
    Function<Shape, Architecture> encoder() {
        return input -> FullyConnected.published(embedding);
    }

    /** How the autoencoder is trained in batches of this size. */
    Training training(int batch) {
        return Training.STANDARD.withEpochs(epochs).withBatch(batch).withLearningRate(learningRate);
    }
}
