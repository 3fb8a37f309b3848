package io.clade.method;

import io.clade.data.Dataset;
import io.clade.data.preprocessing.FittedPreprocessing;
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

    /** The preparation fitted to {@code data}; it shifts nothing where directions are compared. */
    default FittedPreprocessing fitPreparation(Dataset data) {
        FittedPreprocessing fitted = FittedPreprocessing.fit(preparation(), data);
        return comparesDirections() ? fitted.unmoved() : fitted;
    }
}
