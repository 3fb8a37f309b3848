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

/** How samples, those in question, parts of them and references alike, are put into every number of clusters. */
@FunctionalInterface
interface KSweep {

    /** Few restarts: there are thousands of fits, and a poor one shows as an unstable number of clusters. */
    KMeansSettings SEARCH = KMeansSettings.RECOMMENDED.withRestarts(2);

    /**
     * @param points n×c
     * @param numbers of clusters, each from 2 to n
     * @return n codes for each number
     */
    List<Labels> clusters(Matrix points, int[] numbers, long seed);

    /** Points as the numbers of one tensor, k-means by k-means. */
    static KSweep kMeans() {
        return (points, numbers, seed) -> Scope.run(() -> {
            var x = Ops.tensor(points.toArray(), points.rows(), points.columns());
            return Arrays.stream(numbers)
                    .mapToObj(k -> KMeansRestarts.best(x, k, SEARCH, seed).clusters())
                    .toList();
        });
    }

    /** One tree, cut at every number. */
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
