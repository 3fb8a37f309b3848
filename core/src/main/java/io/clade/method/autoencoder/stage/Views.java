package io.clade.method.autoencoder.stage;

import io.clade.data.Kind;
import io.clade.data.preprocessing.BatchReader;
import io.clade.method.clustering.Positives;
import java.util.Optional;

/** The views of samples that an autoencoder is trained on, while targets come from the samples themselves. */
public enum Views {
    /** {@link #AUGMENTED} for images, {@link #NONE} otherwise */
    AUTO,
    /** the samples themselves */
    NONE,
    /** each sample after a random change that keeps what it shows */
    AUGMENTED,
    /** one of the nearest neighbours of each sample */
    NEIGHBOURS;

    private static final int NEAREST = 5;

    /** The views of the samples of {@code batchReader}; empty for these themselves. */
    public Optional<Positives> of(BatchReader batchReader, Kind kind, long seed) {
        return switch (this) {
            case AUTO -> (kind == Kind.IMAGE ? AUGMENTED : NONE).of(batchReader, kind, seed);
            case NONE -> Optional.empty();
            case AUGMENTED -> Optional.of(Positives.of(batchReader, 0, 1, seed));
            case NEIGHBOURS -> Optional.of(Positives.of(batchReader, NEAREST, 0, seed));
        };
    }
}
