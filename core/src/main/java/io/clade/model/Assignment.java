package io.clade.model;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import java.util.Arrays;

/**
 * The assignment of the samples of a dataset to clusters, in input order, with memberships and confidence; immutable.
 */
public final class Assignment {

    private final Labels clusters;
    private final float[] confidence;
    private final Matrix memberships;

    /**
     * @param clusters one cluster a sample, from 0; {@link Labels#NONE} for an outlier
     * @param confidence one number a sample, from 0 to 1
     * @param memberships n×k, rows on the simplex
     */
    public Assignment(Labels clusters, float[] confidence, Matrix memberships) {
        Require.that(
                clusters.size() == confidence.length && clusters.size() == memberships.rows(),
                "An assignment of %d samples needs equally many confidences and memberships.",
                clusters.size());
        this.clusters = clusters;
        this.confidence = confidence.clone();
        this.memberships = memberships;
    }

    public int size() {
        return clusters.size();
    }

    /** The hard assignment. */
    public Labels clusters() {
        return clusters;
    }

    /** The cluster of sample {@code i}, from 0, or {@link Labels#NONE}. */
    public int cluster(int i) {
        return clusters.get(i);
    }

    /**
     * The confidence that sample {@code i} belongs to its cluster, 0…1: its membership, or for hard prototypes its
     * margin.
     */
    public float confidence(int i) {
        return confidence[i];
    }

    /** The soft assignment, n×k. */
    public Matrix memberships() {
        return memberships;
    }

    /** This assignment with the clusters that a fit put the samples in; where these differ, the confidence is 0. */
    Assignment with(Labels fitted) {
        int n = size();
        int k = memberships.columns();
        int[] codes = new int[n];
        float[] sure = new float[n];
        float[] certain = new float[n * k];
        for (int i = 0; i < n; i++) {
            codes[i] = fitted.get(i);
            sure[i] = codes[i] == cluster(i) ? confidence[i] : 0;
            if (codes[i] == Labels.NONE) {
                Arrays.fill(certain, i * k, (i + 1) * k, 1f / k);
            } else {
                certain[i * k + codes[i]] = 1;
            }
        }
        return new Assignment(Labels.ofCodes(codes, k), sure, Matrix.wrap(n, k, certain));
    }

    @Override
    public String toString() {
        return size() + " samples in " + clusters.count() + " clusters";
    }
}
