package io.clade.method;

/** A fact about what a method can do with its hyperparameters; a test holds each to what the fitted model does. */
public enum Trait {
    /** It makes as many clusters as it is asked for; k must be given. */
    NEEDS_K,
    /** It finds the number of clusters itself. */
    FINDS_K,
    /** Memberships of a sample may lie between 0 and 1; without it they are 0 or 1. */
    MEMBERSHIPS,
    /** It trains a network that embeds samples; without it the embedding is computed from the samples alone. */
    DEEP,
    /** It clusters series of different lengths; without it such data are refused. */
    ANY_LENGTH,
    /** It trains nothing by gradients. */
    CLASSICAL
}
