package io.clade.training;

/** The epoch whose parameters a stage leaves. */
public enum Keep {
    /** The epoch of lowest loss; without a lower loss for as many epochs as the patience, training stops. */
    LOWEST_LOSS,
    /** The last epoch: the losses of a moving target do not compare. The patience does not apply. */
    LAST
}
