package io.clade.method.competitive;

import io.clade.data.Shape;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.NetworkChoice;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Spherical;
import io.clade.training.Training;
import java.util.function.Function;

/**
 * The settings of the embedding in which prototypes of {@link CompetitiveNetwork} compete, and of its network's
 * training.
 *
 * @param spherical whether embeddings are scaled to length one
 * @param reconstruction weight of the reconstruction error; 0 for no decoder
 * @param learningRate of the network
 * @param batch samples of a step
 */
public record Representation(
        @Hyperparameter("Whether embeddings are scaled to length one.")
        boolean spherical,

        @Hyperparameter(
                value =
                        "Weight of the reconstruction error of a decoder, as a share of the samples' variance; 0 uses no decoder.",
                least = 0)
        double reconstruction,

        @Hyperparameter(value = "The learning rate of the network.", name = "network_lr", least = 1e-9, most = 10)
        double learningRate,

        @Hyperparameter(
                value = "Samples per step, and number of anchors of a dual layer.",
                name = "network_batch",
                least = 2)
        int batch) {

    public Representation {
        Require.notNegative("reconstruction", reconstruction);
        Require.positive("network_lr", learningRate);
        Require.atLeast("network_batch", batch, 2);
    }

    /** A backbone whose embeddings prototypes compete for. */
    Function<Shape, Architecture> of(NetworkChoice choice) {
        return input -> spherical ? new Spherical(choice.architecture(input)) : choice.architecture(input);
    }

    /** The training of network and prototypes together, for as long as {@code learning} says. */
    Training training(Learning learning) {
        return Training.STANDARD
                .withEpochs(learning.epochs())
                .withBatch(batch)
                .withLearningRate(learningRate)
                .withSchedule(learning.schedule());
    }
}
