package io.clade.method;

import io.clade.data.preprocessing.Preprocessing;

/** The hyperparameters that every method has. */
public interface Settings {

    /** The number of clusters, or of prototypes, asked for with {@code -k}. */
    int clusters();

    /** The preparation of the samples. */
    Preprocessing preparation();

    /** True if only the directions of samples are compared, which a shift of their numbers would turn. */
    default boolean comparesDirections() {
        return false;
    }
}
