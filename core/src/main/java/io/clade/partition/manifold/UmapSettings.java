package io.clade.partition.manifold;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The settings of UMAP.
 *
 * @param neighbours of every sample in the graph
 * @param dimensions m, of the embedding
 * @param epochs in which the edge of largest weight is drawn once each
 * @param negatives random samples that an end of a drawn edge is pushed from
 */
public record UmapSettings(
        @Hyperparameter(
                value = "Number of nearest neighbours of a sample in the graph; more see less detail.",
                least = 1)
        int neighbours,

        @Hyperparameter(value = "Dimensions of the embedding that clusters are found in.", least = 1)
        int dimensions,

        @Hyperparameter(
                value = "Number of epochs of the embedding; more let it settle.",
                name = "layout_epochs",
                least = 1)
        int epochs,

        @Hyperparameter(
                value = "Number of random samples that a sample is pushed away from for each neighbour that pulls it.",
                least = 0)
        int negatives) {

    /** Fifteen neighbours, five negatives and 200 epochs, as published; ten dimensions, which clusters were found best in. */
    public static final UmapSettings RECOMMENDED = new UmapSettings(15, 10, 200, 5);

    public UmapSettings {
        Require.atLeast("neighbours", neighbours, 1);
        Require.atLeast("dimensions", dimensions, 1);
        Require.atLeast("layout_epochs", epochs, 1);
        Require.atLeast("negatives", negatives, 0);
    }
}
