package io.clade.data.preprocessing;

import io.clade.data.Kind;

/** A way to bring numbers to a common scale before a method sees them. */
public enum Scaling {
    /** {@link #UNIT} for images, {@link #STANDARDIZE} for series and tables. */
    AUTO,
    /** As they are. */
    NONE,
    /** To [0, 1]: by one range over the whole set for images, by the range of each column or dimension otherwise. */
    UNIT,
    /** To mean 0 and variance 1: by image channel, by dimension of a series, by column of a table. */
    STANDARDIZE,
    /** Each image by its own range to [0, 1], as the divergence methods' published code does. */
    PER_IMAGE;

    Scaling resolve(Kind kind) {
        if (this != AUTO) {
            return this;
        }
        return kind == Kind.IMAGE ? UNIT : STANDARDIZE;
    }
}
