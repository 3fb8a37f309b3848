package io.clade.method.competitive.soft;

import io.clade.training.session.History;

/** A quantity that {@link Ddcl} watches beside its loss, epoch by epoch. */
public enum DdclMonitor {
    /** L_q, the soft quantisation error. */
    QUANTISATION("L_q"),
    /** L_OLS, the least-squares part of L_q. */
    LEAST_SQUARES("L_OLS"),
    /** V, the variance of the prototypes under the memberships. */
    VARIANCE("V"),
    /** |L_q − L_OLS − V|, which is zero but for rounding. */
    IDENTITY_RESIDUAL("identity_residual"),
    /** S, the mean distance of two prototypes. */
    SEPARATION("separation"),
    /** K, which is 1 where each sample has one winner. */
    CONCENTRATION("concentration"),
    TEMPERATURE("temperature"),
    /** Prototypes nearest to no sample of the epoch. */
    DEAD_PROTOTYPES("dead_prototypes"),
    /** The effective number of clusters: that of clusters of equal size with the same entropy. */
    EFFECTIVE_CLUSTERS("effective_clusters");

    private final String column;

    DdclMonitor(String column) {
        this.column = column;
    }

    /** Its name in a history. */
    public String column() {
        return column;
    }

    /** True if {@code epoch} has it. */
    public boolean isIn(History.Epoch epoch) {
        return epoch.monitors().containsKey(column);
    }

    /** Its value in {@code epoch}; NaN where that has none. */
    public double of(History.Epoch epoch) {
        return epoch.monitors().getOrDefault(column, Double.NaN);
    }
}
