package io.clade.data.view;

import io.clade.data.Shape;
import org.bytedeco.pytorch.Tensor;

/**
 * A random change of samples that keeps what they show. It is drawn from libtorch's generator, so that a seeded fit
 * sees the same views again.
 */
public interface Augmentation {

    /** Another view of each of b prepared samples: b×shape in and out; the given tensor stays as it is. */
    Tensor apply(Tensor x);

    /**
     * The augmentation for samples of {@code shape}: geometry for images, time and amplitude for series, noise for rows
     * of tables.
     *
     * @param strength 1 for the default changes, 0 for none, 2 for twice as large
     */
    static Augmentation of(Shape shape, double strength) {
        if (strength == 0) {
            return x -> x;
        }
        return switch (shape.kind()) {
            case IMAGE -> new ImageAugmentation(strength);
            case SERIES -> new SeriesAugmentation(strength);
            case TABLE -> new Noise(0.2 * strength);
        };
    }
}
