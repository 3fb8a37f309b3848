package io.clade.partition.mixture;

import io.clade.data.Knob;
import io.clade.data.Require;

/**
 * How a mixture of normal distributions is fitted.
 *
 * @param covariance what shapes components may have
 * @param restarts fits, each from a start of its own; the one of highest likelihood wins
 * @param iterations of expectation and maximisation, at most, in each fit
 * @param tolerance a fit has settled when the mean log-likelihood of a sample gains less
 * @param floor added to every variance, so that none is zero
 */
public record MixtureSettings(
        @Knob("Shapes of components: any (full), with independent features (diagonal), or balls (spherical).")
        Covariance covariance,

        @Knob(value = "Fits from different starts; the one of highest likelihood wins.", least = 1)
        int restarts,

        @Knob(value = "Iterations of a fit, at most.", least = 1)
        int iterations,

        @Knob(value = "A fit ends when an iteration gains less than this in mean log-likelihood.", least = 0)
        double tolerance,

        @Knob(value = "Added to every variance, so that none is zero.", least = 0)
        double floor) {

    /** Shapes of components. */
    public enum Covariance {
        FULL,
        DIAGONAL,
        SPHERICAL
    }

    public MixtureSettings {
        Require.atLeast("restarts", restarts, 1);
        Require.atLeast("iterations", iterations, 1);
        Require.notNegative("tolerance", tolerance);
        Require.notNegative("floor", floor);
    }
}
