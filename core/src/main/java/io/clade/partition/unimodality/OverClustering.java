package io.clade.partition.unimodality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.runtime.Scope;

/** Finds the number of clusters: more than there are by k-means, and then those merged between which the dip sees no valley. */
public final class OverClustering {

    /** The number at the start, of the paper that {@link DipMerging} names. */
    private static final int CLUSTERS = 35;

    /** Of fewer samples in two clusters the dip sees little. */
    private static final int LEAST_SIZE = 30;

    private OverClustering() {}

    /**
     * The clusters of {@code points} that are left, one or more.
     *
     * @param points n×m, finite, n at least 2
     * @param seed of k-means
     * @throws io.clade.input.InputException where there are fewer points, or a number is not finite
     */
    public static Labels merged(Matrix points, MergingSettings settings, long seed) {
        Require.atLeast("The number of samples", points.rows(), 2);
        Labels many = Scope.run(() ->
                        KMeansRestarts.best(points.tensor(), atFirst(points.rows()), KMeansSettings.RECOMMENDED, seed))
                .clusters();
        return DipMerging.merge(points, many, settings);
    }

    /** The number of clusters at the start: 35, or fewer that have 30 of {@code samples} on average, but at least 2. */
    public static int atFirst(int samples) {
        return Math.max(2, Math.min(CLUSTERS, samples / LEAST_SIZE));
    }
}
