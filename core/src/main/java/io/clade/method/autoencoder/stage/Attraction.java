package io.clade.method.autoencoder.stage;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.objective.WithinScatter;
import io.clade.training.Loss;
import org.bytedeco.pytorch.Tensor;

/**
 * The term of a loss that draws embeddings to the centres of their clusters.
 *
 * @param weight γ, where that of the mean squared error of reconstruction is 1
 * @param relative whether distances are divided by the scatter of the embeddings
 */
public record Attraction(
        @Hyperparameter(
                value =
                        "Weight of the distances to the centres, where that of the mean squared error of reconstruction is 1.",
                name = "clustering_weight",
                least = 1e-9)
        double weight,

        @Hyperparameter(
                value =
                        "Whether distances to centres are divided by the scatter of the embeddings: otherwise they also fall where the"
                                + " embedding shrinks, to a point in the end.",
                name = "relative_distances")
        boolean relative) {

    /** Not so strong that reconstruction suffers: see docs/decisions/024-autoencoders.md. */
    public static final Attraction RECOMMENDED = new Attraction(0.1, true);

    /** For assignments that have a gradient themselves, and so move more. */
    public static final Attraction GENTLE = new Attraction(0.02, true);

    private static final String NAME = "distance";

    public Attraction {
        Require.positive("clustering_weight", weight);
    }

    /** Distances as they are, as published. */
    public static Attraction published(double weight) {
        return new Attraction(weight, false);
    }

    /** Adds the mean squared distance {@code error} of embeddings z: b×m to {@code loss}. */
    void addTo(Loss loss, Tensor error, Tensor z) {
        loss.plus(NAME, weight, relative ? error.div(WithinScatter.total(z)) : error);
    }
}
