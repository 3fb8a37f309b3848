package io.clade.partition.spectral;

import io.clade.data.Knob;
import io.clade.data.Require;

/**
 * The graph of affinities exp(−d²/(2σ²)) that spectral clustering cuts.
 *
 * @param affinity which samples are connected
 * @param neighbours of {@link Affinity#NEIGHBOURS}, and what σ is measured by
 * @param epsilon of {@link Affinity#EPSILON}; 0 for 3σ
 * @param sigma σ; 0 for the median distance of a sample from its neighbour number {@code neighbours}
 */
public record GraphSettings(
        @Knob(
                "Which samples are connected: the nearest ones of each (neighbours), or those nearer than epsilon (epsilon).")
        Affinity affinity,

        @Knob(value = "Nearest samples that each is connected with.", least = 1)
        int neighbours,

        @Knob(value = "Distance below which affinity=epsilon connects samples; 0 for three times sigma.", least = 0)
        double epsilon,

        @Knob(
                value =
                        "Width of the Gaussian affinity, σ; 0 for the median distance of a sample from its farthest neighbour.",
                least = 0)
        double sigma) {

    /** Which samples are connected. */
    public enum Affinity {
        NEIGHBOURS,
        EPSILON
    }

    public GraphSettings {
        Require.atLeast("neighbours", neighbours, 1);
        Require.notNegative("epsilon", epsilon);
        Require.notNegative("sigma", sigma);
    }
}
