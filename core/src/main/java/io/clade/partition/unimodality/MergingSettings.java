package io.clade.partition.unimodality;

import io.clade.input.Require;

/**
 * The settings of the merging of clusters by the dip.
 *
 * @param p the least p-value of the dip with which two clusters are merged, from 0 to 1
 * @param sizeFactor of two clusters of unlike sizes, the larger is compared once more with so many times the samples of the
 *     smaller, those nearest to it; 1 or more
 */
public record MergingSettings(double p, double sizeFactor) {

    /** The paper's: 0.9 and 2. It trains between merges, which draws parts of one cluster together. */
    public static final MergingSettings PAPER = new MergingSettings(0.9, 2);

    /** For an embedding that stays as it is, where 0.9 leaves most parts apart: see docs/decisions/016-choosing-k.md. */
    public static final MergingSettings RECOMMENDED = new MergingSettings(0.2, 2);

    public MergingSettings {
        Require.between("The p-value from which clusters are merged", p, 0, 1);
        Require.that(sizeFactor >= 1, "The factor of sizes must be 1 or more. Got %s.", sizeFactor);
    }
}
