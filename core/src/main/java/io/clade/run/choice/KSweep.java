package io.clade.run.choice;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.partition.hierarchy.Agglomeration;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.partition.hierarchy.Linkage;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * A way to cluster samples into each of several numbers of clusters: the tested samples, parts of them and references
 * alike.
 */
@FunctionalInterface
interface KSweep {

    /** One start at random beside that of Ward's clusters: there are thousands of fits. */
    KMeansSettings SEARCH = KMeansSettings.RECOMMENDED.withRestarts(1);

    /**
     * @param points n×c
     * @param numbers of clusters, each from 2 to n
     * @return n codes for each number
     */
    List<Labels> clusters(Matrix points, int[] numbers, long seed);

    /**
     * A sweep by k-means, from the means of Ward's clusters and from a random start; the better one wins. From few random starts alone twenty
     * clusters are hardly ever found, and the right number looks as poor as the others.
     */
    static KSweep kMeans() {
        return (points, numbers, seed) -> Scope.run(() -> {
            Dendrogram tree = Agglomeration.of(points, Linkage.WARD);
            var x = Ops.tensor(points.toArray(), points.rows(), points.columns());
            return Arrays.stream(numbers)
                    .mapToObj(k -> {
                        var means = Ops.tensor(means(points, tree.cut(k)), k, points.columns());
                        KMeansResult fromTree = KMeansRestarts.from(x, means, SEARCH);
                        KMeansResult found = KMeansRestarts.best(x, k, SEARCH, seed);
                        return (fromTree.inertia() <= found.inertia() ? fromTree : found).clusters();
                    })
                    .toList();
        });
    }

    /** The mean of each cluster, none of which is empty: k×c. */
    private static float[] means(Matrix points, Labels clusters) {
        int width = points.columns();
        double[] sums = new double[clusters.count() * width];
        for (int i = 0; i < points.rows(); i++) {
            for (int j = 0; j < width; j++) {
                sums[clusters.get(i) * width + j] += points.get(i, j);
            }
        }
        int[] sizes = clusters.sizes();
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / sizes[i / width]);
        }
        return means;
    }

    /** A sweep by one tree of merges, cut at every number. */
    static KSweep agglomerative(Linkage linkage) {
        return (points, numbers, seed) -> {
            Dendrogram tree = Agglomeration.of(points, linkage);
            return Arrays.stream(numbers).mapToObj(tree::cut).toList();
        };
    }
}
