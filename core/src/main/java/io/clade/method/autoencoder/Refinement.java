package io.clade.method.autoencoder;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The settings by which {@link Dec} refreshes its target distribution and decides that the refinement has converged.
 *
 * @param alpha α, degrees of freedom of the Student-t memberships
 * @param interval T, steps between refreshes of the target; 0 for an epoch
 * @param tolerance δ, share of the samples that may change their cluster between two refreshes at the end
 */
public record Refinement(
        @Hyperparameter(value = "Degrees of freedom of the Student-t memberships.", least = 1e-6)
        double alpha,

        @Hyperparameter(
                value = "Steps between refreshes of the target distribution; 0 refreshes it at every epoch.",
                name = "target_interval",
                least = 0)
        int interval,

        @Hyperparameter(
                value =
                        "Training ends when a smaller share of the samples changed their cluster between two refreshes; 0 goes on"
                                + " to the last epoch.",
                least = 0,
                most = 1)
        double tolerance) {

    public Refinement {
        Require.positive("alpha", alpha);
        Require.atLeast("target_interval", interval, 0);
        Require.between("tolerance", tolerance, 0, 1);
    }
}
