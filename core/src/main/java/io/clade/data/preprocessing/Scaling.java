package io.clade.data.preprocessing;

import io.clade.data.Kind;

/** A way to bring numbers to a common scale before a method sees them. */
public enum Scaling {
    /** {@link #UNIT} for images, {@link #STANDARDIZE} for series and tables. */
    AUTO,
    /** No scaling. */
    NONE,
    /**
     * Scaling to [0, 1]: by one range over the whole set for images, by the range of each column or dimension
     * otherwise.
     */
    UNIT,
    /** Scaling to mean 0 and variance 1: by channel of images, by dimension of series, by column of a table. */
    STANDARDIZE,
    /** Scaling of each image to [0, 1] by its own range, as in the divergence methods' published code. */
    PER_IMAGE,
    /** Scaling of each sample to length 1, so that only its direction counts; a sample of zeros has none and stays. */
    ROWS;

    Scaling resolve(Kind kind) {
        if (this != AUTO) {
            return this;
        }
        return kind == Kind.IMAGE ? UNIT : STANDARDIZE;
    }
}
