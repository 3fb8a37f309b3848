package io.clade.partition.kmeans;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The settings of the search of k-means for prototypes of low inertia.
 *
 * @param restarts fits, each from a start of its own; the one of lowest inertia wins
 * @param candidates samples drawn for each prototype at the start; 0 for 2 + ⌊ln k⌋
 * @param iterations of Lloyd, at most, in each fit
 * @param tolerance a fit has settled when Σ ‖Δp_j‖² is at most this share of the data's mean variance by feature
 */
public record KMeansSettings(
        @Hyperparameter(
                value = "Number of fits from different starts; the fit with the lowest inertia is kept.",
                least = 1)
        int restarts,

        @Hyperparameter(
                value = "Candidate samples drawn for each starting prototype; the best is taken. 1 is plain k-means++,"
                        + " 0 takes 2 + ln k.",
                least = 0)
        int candidates,

        @Hyperparameter(value = "Maximum number of iterations of a fit.", least = 1)
        int iterations,

        @Hyperparameter(
                value = "A fit ends when the sum of the prototypes' squared moves is at most this share of the data's"
                        + " variance; 0 continues until no sample changes its cluster.",
                least = 0)
        double tolerance) {

    /**
     * The settings for the start of deep methods, and the default of the method k-means: see
     * docs/decisions/009-k-means.md.
     */
    public static final KMeansSettings RECOMMENDED = new KMeansSettings(20, 0, 300, 1e-4);

    /** Lloyd's iteration as published: plain k-means++, until no sample changes its cluster. */
    public static final KMeansSettings PUBLISHED =
            RECOMMENDED.withCandidates(1).withIterations(10_000).withTolerance(0);

    public KMeansSettings {
        Require.atLeast("restarts", restarts, 1);
        Require.atLeast("candidates", candidates, 0);
        Require.atLeast("iterations", iterations, 1);
        Require.notNegative("tolerance", tolerance);
    }

    public KMeansSettings withRestarts(int other) {
        return new KMeansSettings(other, candidates, iterations, tolerance);
    }

    public KMeansSettings withCandidates(int other) {
        return new KMeansSettings(restarts, other, iterations, tolerance);
    }

    public KMeansSettings withIterations(int other) {
        return new KMeansSettings(restarts, candidates, other, tolerance);
    }

    public KMeansSettings withTolerance(double other) {
        return new KMeansSettings(restarts, candidates, iterations, other);
    }
}
