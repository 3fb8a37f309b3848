package io.clade.network.layer;

import org.bytedeco.pytorch.Tensor;

/** A mask of the steps of b×c×1×T that are within their series. */
public final class StepMask {

    private final Tensor mask;
    private final long steps;
    private final boolean full;

    /** @param full whether every length is {@code steps} */
    public StepMask(Tensor lengths, long steps, boolean full) {
        this.steps = steps;
        this.full = full;
        this.mask = full ? null : PaddedSeries.mask(lengths, steps);
    }

    /** The number of steps T. */
    public long steps() {
        return steps;
    }

    /** True if every step is within its series. */
    boolean full() {
        return full;
    }

    /** {@code y} with zeros behind the end of a series. */
    public Tensor masked(Tensor y) {
        return full ? y : y.mul(mask.unsqueeze(1).unsqueeze(1));
    }

    /** Ones and zeros of all b·T steps, series by series: 1×bT. */
    Tensor row() {
        return mask.view(1, -1);
    }

    /** The number of steps within their series. */
    double count() {
        return mask.sum().item_double();
    }
}
