package io.clade.method.competitive;

import io.clade.data.Matrix;

/** A listener to the moving prototypes, which a fit does not keep. */
@FunctionalInterface
public interface PrototypeWatcher {

    /**
     * Called on the thread that fits.
     *
     * @param step of the optimiser that comes next, from 0: an epoch where all samples are taken at once
     * @param prototypes before it, k×d, in the space of the prepared samples
     */
    void at(int step, Matrix prototypes);
}
