package io.clade.method;

import io.clade.data.preprocessing.Preprocessing;

/** The hyperparameters that every method has. */
public interface Settings {

    /** The number of clusters, or of prototypes, asked for with {@code -k}. */
    int clusters();

    /** The preparation of the samples. */
    Preprocessing preparation();
}
