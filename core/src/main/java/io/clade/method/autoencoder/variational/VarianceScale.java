package io.clade.method.autoencoder.variational;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * Bounds of ln σ²: within ±8 of the logarithm of the mean variance that a unit of the embedding has at the start, so that no
 * variance reaches zero or overflows, whatever the scale of the embedding.
 *
 * @param middle logarithm of that mean variance
 */
record VarianceScale(double middle) {

    private static final double RANGE = 8;

    /** @param variances of each embedding unit over the samples, m */
    static VarianceScale of(Tensor variances) {
        return new VarianceScale(Math.log(Math.max(Float.MIN_NORMAL, Ops.number(variances.mean()))));
    }

    /** x within the bounds; no gradient beyond them. */
    Tensor bounded(Tensor x) {
        return Ops.clamp(x, middle - RANGE, middle + RANGE);
    }
}
