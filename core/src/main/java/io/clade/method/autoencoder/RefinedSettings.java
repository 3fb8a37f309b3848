package io.clade.method.autoencoder;

import io.clade.method.Settings;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.training.Training;

/** The hyperparameters that every refinement of an autoencoder's embedding has. */
public interface RefinedSettings extends Settings {

    /** The autoencoder and its pre-training. */
    EncoderPretraining autoencoder();

    /** The refinement of its embedding. */
    Refinement refinement();

    /** The training of the refinement. */
    Training training();
}
