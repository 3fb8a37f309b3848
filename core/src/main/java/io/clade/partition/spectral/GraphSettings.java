package io.clade.partition.spectral;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The graph of affinities exp(−d²/(2σ²)) that spectral clustering cuts.
 *
 * @param affinity rule that connects samples
 * @param neighbours of {@link Affinity#NEIGHBOURS}, and for the estimate of σ
 * @param epsilon of {@link Affinity#EPSILON}; 0 for 3σ
 * @param sigma σ; 0 for a width of each sample's own or, where ε connects them, for the median distance of a sample from its
 *     neighbour number {@code neighbours}
 */
public record GraphSettings(
        @Hyperparameter(
                "Edges of the graph: between nearest neighbours (neighbours), or between samples nearer than epsilon (epsilon).")
        Affinity affinity,

        @Hyperparameter(value = "Number of nearest neighbours that each sample is connected to.", least = 1)
        int neighbours,

        @Hyperparameter(
                value = "Distance below which affinity=epsilon connects samples; 0 takes three times sigma.",
                least = 0)
        double epsilon,

        @Hyperparameter(
                value =
                        "Bandwidth σ of the Gaussian affinity; 0 gives every sample a width of its own for affinity=neighbours, and"
                                + " takes the median distance to the farthest of the neighbours for affinity=epsilon.",
                least = 0)
        double sigma) {

    /** The rule that connects samples. */
    public enum Affinity {
        NEIGHBOURS,
        EPSILON
    }

    /** True if every sample has a width of its own: neighbours are connected and no σ is given. */
    public boolean isLocal() {
        return affinity == Affinity.NEIGHBOURS && sigma == 0;
    }

    public GraphSettings {
        Require.atLeast("neighbours", neighbours, 1);
        Require.notNegative("epsilon", epsilon);
        Require.notNegative("sigma", sigma);
    }
}
