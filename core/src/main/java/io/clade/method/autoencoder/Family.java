package io.clade.method.autoencoder;

import io.clade.training.Training;

/** The settings that the methods of the family have in common. */
public final class Family {

    /** The training of a refinement. */
    public static final Training TRAINING = Training.STANDARD.withBatch(256);

    private Family() {}
}
