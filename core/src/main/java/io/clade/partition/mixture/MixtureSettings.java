package io.clade.partition.mixture;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The settings of the fit of a mixture of normal distributions.
 *
 * @param covariance shapes that components may have
 * @param restarts fits, each from a start of its own; the one of highest likelihood wins
 * @param iterations of expectation and maximisation, at most, in each fit
 * @param tolerance a fit has settled when the mean log-likelihood of a sample gains less
 * @param floor added to every variance, so that none is zero
 */
public record MixtureSettings(
        @Hyperparameter(
                "Covariance of the components: one of its own each (full), the same for all (tied), independent features (diagonal), or"
                        + " equal in all directions (spherical).")
        Covariance covariance,

        @Hyperparameter(
                value = "Number of fits from different starts; the fit with the highest likelihood is kept.",
                least = 1)
        int restarts,

        @Hyperparameter(value = "Maximum number of iterations of a fit.", least = 1)
        int iterations,

        @Hyperparameter(
                value = "A fit ends when an iteration raises the mean log-likelihood by less than this.",
                least = 0)
        double tolerance,

        @Hyperparameter(value = "Added to every variance so that none is zero.", least = 0)
        double floor) {

    /** Shapes of components. */
    public enum Covariance {
        /** A covariance matrix of its own for each component. */
        FULL,
        /** One covariance matrix, which all components share. */
        TIED,
        /** A variance of its own for each feature and component. */
        DIAGONAL,
        /** One variance for each component. */
        SPHERICAL;

        /** True if the covariances are matrices; false if they are variances of independent features. */
        public boolean matrices() {
            return this == FULL || this == TIED;
        }
    }

    /** Five starts, and otherwise the defaults of scikit-learn. */
    public static final MixtureSettings RECOMMENDED = new MixtureSettings(Covariance.FULL, 5, 100, 1e-3, 1e-6);

    public MixtureSettings {
        Require.atLeast("restarts", restarts, 1);
        Require.atLeast("iterations", iterations, 1);
        Require.notNegative("tolerance", tolerance);
        Require.notNegative("floor", floor);
    }

    public MixtureSettings withCovariance(Covariance other) {
        return new MixtureSettings(other, restarts, iterations, tolerance, floor);
    }

    public MixtureSettings withRestarts(int other) {
        return new MixtureSettings(covariance, other, iterations, tolerance, floor);
    }

    public MixtureSettings withIterations(int other) {
        return new MixtureSettings(covariance, restarts, other, tolerance, floor);
    }

    public MixtureSettings withTolerance(double other) {
        return new MixtureSettings(covariance, restarts, iterations, other, floor);
    }

    public MixtureSettings withFloor(double other) {
        return new MixtureSettings(covariance, restarts, iterations, tolerance, other);
    }
}
