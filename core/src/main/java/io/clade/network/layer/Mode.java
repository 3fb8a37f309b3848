package io.clade.network.layer;

/** The statistics that batch normalisation uses in a pass over a network, and whether it learns them. */
public enum Mode {
    /** The batch is normalised by its own statistics, from which the running ones learn. */
    TRAINING,
    /**
     * The batch is normalised by its own statistics, and the running ones stay as they are: for passes over samples
     * that are not those of the data, such as perturbed ones.
     */
    TRAINING_KEEPING_STATISTICS,
    /** The batch is normalised by the learned statistics. */
    APPLYING;

    /** True if the batch is normalised by its own statistics. */
    boolean usesBatch() {
        return this != APPLYING;
    }

    /** True if the running statistics learn from the batch. */
    boolean learns() {
        return this == TRAINING;
    }
}
