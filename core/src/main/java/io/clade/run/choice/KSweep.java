package io.clade.run.choice;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.distance.Metric;
import io.clade.partition.hierarchy.Agglomeration;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A way to cluster samples into each of several numbers of clusters: the tested samples, parts of them and references
 * alike.
 */
@FunctionalInterface
interface KSweep {

    /**
     * A k-means with few restarts: there are thousands of fits, and a poor one shows as an unstable number of clusters.
     */
    KMeansSettings SEARCH = KMeansSettings.RECOMMENDED.withRestarts(2);

    /**
     * @param points n×c
     * @param numbers of clusters, each from 2 to n
     * @return n codes for each number
     */
    List<Labels> clusters(Matrix points, int[] numbers, long seed);

    /** A sweep by k-means, one fit for each number. */
    static KSweep kMeans() {
        return (points, numbers, seed) -> Scope.run(() -> {
            var x = Ops.tensor(points.toArray(), points.rows(), points.columns());
            return Arrays.stream(numbers)
                    .mapToObj(k -> KMeansRestarts.best(x, k, SEARCH, seed).clusters())
                    .toList();
        });
    }

    /** A sweep by one tree of merges, cut at every number. */
    static KSweep agglomerative(Linkage linkage) {
        return (points, numbers, seed) -> {
            Dendrogram tree = tree(points, linkage);
            return Arrays.stream(numbers).mapToObj(tree::cut).toList();
        };
    }

    static Dendrogram tree(Matrix points, Linkage linkage) {
        List<float[]> rows =
                IntStream.range(0, points.rows()).mapToObj(points::row).toList();
        return Agglomeration.of(rows, 1, Metric.EUCLIDEAN, linkage, measured -> {}, merged -> {});
    }
}
