package io.clade.training;

/** The rule by which a stage chooses the epoch whose parameters it keeps. */
public enum Keep {
    /** The epoch of lowest loss; without a lower loss for as many epochs as the patience, training stops. */
    LOWEST_LOSS,
    /** The last epoch, since losses under a moving target cannot be compared. The patience does not apply. */
    LAST
}
