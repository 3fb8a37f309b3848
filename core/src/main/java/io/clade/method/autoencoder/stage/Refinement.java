package io.clade.method.autoencoder.stage;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import io.clade.method.autoencoder.finish.FirstClusters;

/**
 * The settings of a refinement of an embedding, whatever its loss.
 *
 * @param first method that finds the clusters which it starts from
 * @param interval T, steps between refreshes of what the loss compares the embedding with; 0 for an epoch
 * @param tolerance δ, share of the samples that may change their cluster between two refreshes at the end
 * @param views that the network is trained on
 * @param reset of a refinement that has committed itself too early
 * @param resetInterval epochs between resets
 */
public record Refinement(
        @Hyperparameter(
                value =
                        "Method that finds the clusters which the refinement starts from, in the embedding: auto takes umap for images"
                                + " and kmeans otherwise.",
                name = "first_clusters")
        FirstClusters first,

        @Hyperparameter(
                value = "Steps between refreshes of the targets from all samples; 0 refreshes them at every epoch.",
                name = "target_interval",
                least = 0)
        int interval,

        @Hyperparameter(
                value =
                        "Training ends when a smaller share of the samples changed their cluster between two refreshes; 0 goes on"
                                + " to the last epoch.",
                least = 0,
                most = 1)
        double tolerance,

        @Hyperparameter(Refinement.VIEWS) Views views,

        @Hyperparameter(
                "Whether the refinement is set back at intervals (brb), which is meant for little pre-training.")
        Reset reset,

        @Hyperparameter(value = "Epochs between two resets.", name = "reset_interval", least = 1)
        int resetInterval) {

    /** The meaning of {@link #views}. */
    public static final String VIEWS =
            "Views that the network is trained on: the samples (none), random changes of them (augmented), or their nearest"
                    + " neighbours; auto changes images.";

    /** From k-means, with views by the kind of data, a refresh at every epoch, and an end at 0.1 % of changes. */
    public static final Refinement STANDARD = new Refinement(FirstClusters.KMEANS, 0, 1e-3, Views.AUTO, Reset.NONE, 20);

    /**
     * The same from first clusters by the kind of data: for losses that only sharpen the clusters that there are, and so keep the
     * errors of their start.
     */
    public static final Refinement SHARPENING = STANDARD.withFirst(FirstClusters.AUTO);

    /** As published: on the samples themselves. */
    public static final Refinement PUBLISHED = STANDARD.withViews(Views.NONE);

    public Refinement {
        Require.atLeast("target_interval", interval, 0);
        Require.between("tolerance", tolerance, 0, 1);
        Require.atLeast("reset_interval", resetInterval, 1);
    }

    public Refinement withFirst(FirstClusters other) {
        return new Refinement(other, interval, tolerance, views, reset, resetInterval);
    }

    public Refinement withInterval(int other) {
        return new Refinement(first, other, tolerance, views, reset, resetInterval);
    }

    public Refinement withTolerance(double other) {
        return new Refinement(first, interval, other, views, reset, resetInterval);
    }

    public Refinement withViews(Views other) {
        return new Refinement(first, interval, tolerance, other, reset, resetInterval);
    }

    /** True if the refinement is set back at the beginning of {@code epoch}; the last epochs are left to heal. */
    boolean resets(int epoch, int epochs) {
        int done = epoch - 1;
        return reset != Reset.NONE && done > 0 && done % resetInterval == 0 && done <= epochs - resetInterval;
    }
}
