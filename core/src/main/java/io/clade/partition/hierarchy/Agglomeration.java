package io.clade.partition.hierarchy;

import io.clade.data.Matrix;
import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.input.Require;
import io.clade.partition.FiniteSamples;
import io.clade.tensor.runtime.Workers;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering: every sample starts as a cluster, and the two nearest clusters merge until there is one.
 */
public final class Agglomeration {

    private Agglomeration() {}

    /** Megabytes that the distances of n samples take while they are clustered: none for single linkage. */
    public static long megabytes(int n, Linkage linkage) {
        return linkage == Linkage.SINGLE ? 0 : DistanceMatrix.bytes(n) >> 20;
    }

    /**
     * The whole tree of clusters.
     *
     * @param samples two or more, of one length unless the metric takes any
     * @param channels numbers a step of a series
     * @param measured hears how many samples are compared with all others, on any thread
     * @param merged hears how many samples are in the tree
     * @throws io.clade.input.InputException where the distances do not fit into memory, or Ward's linkage is given another
     *     metric than the Euclidean
     */
    public static Dendrogram of(
            List<float[]> samples,
            int channels,
            Metric metric,
            Linkage linkage,
            IntConsumer measured,
            IntConsumer merged) {
        int n = samples.size();
        Require.that(
                linkage != Linkage.WARD || metric.type() == Metric.Type.EUCLIDEAN,
                "linkage=ward needs distance=euclidean, because it measures distances from centroids. Use linkage=average.");
        if (linkage == Linkage.SINGLE) {
            DistancesTo distancesTo = metric.distancesTo(samples, channels);
            return Workers.run(workers ->
                    SpanningTree.run(distancesTo, metric, channels, workers, done -> merged.accept(done + 1)));
        }
        DistanceMatrix.requireHeap(n, linkage.name().toLowerCase(Locale.ROOT) + " linkage");
        DistancesTo distancesTo = metric.distancesTo(samples, channels);
        float[][] rows =
                Workers.run(workers -> DistanceMatrix.of(distancesTo, linkage == Linkage.WARD, workers, measured));
        requireFinite(rows);
        Dendrogram tree = NeighbourChain.run(linkage, rows, done -> merged.accept(done + 1));
        return linkage == Linkage.WARD ? WardHeights.of(tree, samples) : tree;
    }

    /**
     * The whole tree of clusters of {@code points} by Euclidean distance.
     *
     * @throws io.clade.input.InputException where the distances do not fit into memory
     */
    public static Dendrogram of(Matrix points, Linkage linkage) {
        List<float[]> rows =
                IntStream.range(0, points.rows()).mapToObj(points::row).toList();
        return of(rows, 1, Metric.EUCLIDEAN, linkage, done -> {}, done -> {});
    }

    private static void requireFinite(float[][] rows) {
        for (float distance : rows[0]) {
            FiniteSamples.require(Float.isNaN(distance) ? Double.NaN : 0);
        }
    }
}
