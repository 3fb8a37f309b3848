package io.clade.partition.mixture;

import io.clade.data.Labels;

/**
 * Sums over the samples, r_ij the responsibility of component j for sample i, e_ij = x_i − a_j, a_j the reference
 * point of component j.
 */
final class MixtureStatistics {

    private final double logLikelihood;
    private final double[] means;
    private final double[] counts;
    private final double[] shifts;
    private final double[] scatters;
    private final Labels clusters;
    private final int leastLikely;

    MixtureStatistics(
            double logLikelihood,
            double[] means,
            double[] counts,
            double[] shifts,
            double[] scatters,
            Labels clusters,
            int leastLikely) {
        this.logLikelihood = logLikelihood;
        this.means = means;
        this.counts = counts;
        this.shifts = shifts;
        this.scatters = scatters;
        this.clusters = clusters;
        this.leastLikely = leastLikely;
    }

    /** Mean ln p(x_i). */
    double logLikelihood() {
        return logLikelihood;
    }

    /** a, k×d. */
    double[] means() {
        return means;
    }

    /** Σ_i r_ij, k. */
    double[] counts() {
        return counts;
    }

    /** Σ_i r_ij e_ij, k×d. */
    double[] shifts() {
        return shifts;
    }

    /** Σ_i r_ij e_ij e_ijᵀ, k×d×d; their sum over the components, d×d, where these share a covariance; or their diagonals, k×d. */
    double[] scatters() {
        return scatters;
    }

    /** The component of highest responsibility of each sample. */
    Labels clusters() {
        return clusters;
    }

    /** The sample of lowest ln p(x_i). */
    int leastLikely() {
        return leastLikely;
    }
}
