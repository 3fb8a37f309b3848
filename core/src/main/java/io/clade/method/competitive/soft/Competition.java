package io.clade.method.competitive.soft;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The settings of the competition of prototypes for samples in {@link Ddcl}.
 *
 * @param objective to lower
 * @param weight of it beside the other terms of the loss
 * @param spherical whether embeddings and prototypes are scaled to length one
 * @param through whether the gradient also flows through the memberships
 * @param entropy weight of the entropic term T Σ q ln q; below zero it sharpens memberships
 * @param decay λ of (λ/2)‖P‖²
 * @param reconstruction weight of the reconstruction error
 * @param anchors samples that prototypes are mixtures of; 0 for 20 a cluster, at least 200
 * @param rate at which prototypes learn, relative to the backbone's
 */
public record Competition(
        @Hyperparameter(
                "The objective: lq, the soft quantisation error, or ols, the same without the variance of the prototypes.")
        Objective objective,

        @Hyperparameter(value = "Weight of the objective.", name = "competition", least = 0)
        double weight,

        @Hyperparameter(
                "Whether embeddings and prototypes are scaled to length one, so that temperatures are comparable.")
        boolean spherical,

        @Hyperparameter(
                value = "Whether the gradient of the objective also flows through the memberships.",
                name = "through_memberships")
        boolean through,

        @Hyperparameter(
                value =
                        "Weight of the entropy term T Σ q ln q: above 0 it softens memberships, below 0 it sharpens them.",
                least = -1000,
                most = 1000)
        double entropy,

        @Hyperparameter(value = "Weight decay of the prototypes, the λ in (λ/2)‖P‖².", least = 0)
        double decay,

        @Hyperparameter(value = "Weight of the reconstruction error of a decoder.", least = 0)
        double reconstruction,

        @Hyperparameter(
                value =
                        "Approximate number of anchors, the samples whose mixtures are the prototypes; 0 takes 20 per cluster, at least 200.",
                least = 0,
                most = 100_000)
        int anchors,

        @Hyperparameter(
                value = "Learning rate of the prototypes, as a multiple of the network's.",
                name = "prototype_rate",
                least = 1e-3,
                most = 1e3)
        double rate) {

    private static final int ANCHORS_A_CLUSTER = 20;
    private static final int FEWEST_ANCHORS = 200;

    /** The objective of the competition. */
    public enum Objective {
        /** L_q = L_OLS + V */
        LQ,
        /** L_OLS alone, the ablation */
        OLS
    }

    public Competition {
        Require.notNegative("competition", weight);
        Require.between("entropy", entropy, -1000, 1000);
        Require.notNegative("decay", decay);
        Require.notNegative("reconstruction", reconstruction);
        Require.atLeast("anchors", anchors, 0);
        Require.positive("prototype_rate", rate);
    }

    /** L_q alone in the space of the embedding, with gradients through the memberships. */
    static final Competition STANDARD = new Competition(Objective.LQ, 1, false, true, 0, 0, 0, 0, 1);

    /** The same competition on the sphere. */
    Competition onSphere() {
        return new Competition(objective, weight, true, through, entropy, decay, reconstruction, anchors, rate);
    }

    Competition withDecay(double other) {
        return new Competition(objective, weight, spherical, through, entropy, other, reconstruction, anchors, rate);
    }

    /** Anchors for k clusters among {@code samples}. */
    int anchors(int clusters, int samples) {
        int wished = anchors == 0 ? Math.max(FEWEST_ANCHORS, ANCHORS_A_CLUSTER * clusters) : anchors;
        // Twice: shares of the samples are as large as wished for but for a third.
        return Math.min(samples, Math.max(2 * clusters, wished));
    }
}
