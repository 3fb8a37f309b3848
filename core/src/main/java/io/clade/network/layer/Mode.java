package io.clade.network.layer;

/** The statistics that batch normalisation uses in a pass over a network, and whether it learns them. */
public enum Mode {
    /** Statistics of the batch normalise it, and the running ones learn from them. */
    TRAINING,
    /**
     * Statistics of the batch normalise it, and the running ones stay as they are: for passes over samples that are not
     * those of the data, such as perturbed ones.
     */
    TRAINING_KEEPING_STATISTICS,
    /** The learned statistics normalise the batch. */
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
