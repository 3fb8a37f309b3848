package io.clade.method.autoencoder;

import io.clade.training.Training;

/** The settings that the methods of the family have in common. */
public final class Family {

    /** The name of γ. */
    static final String WEIGHT_NAME = "clustering_weight";

    /** The meaning of γ. */
    static final String WEIGHT =
            "Weight of the clustering loss, where that of the mean squared error of reconstruction is 1.";

    /** The training of a refinement. */
    public static final Training TRAINING = Training.STANDARD.withBatch(256);

    private Family() {}
}
