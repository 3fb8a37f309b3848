package io.clade.model;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a model keeps of the samples it was fitted on, beside the weights of its network: the clusters of methods that find
 * clusters of samples rather than a rule, the trees of those that merge or split clusters, and the ways of prototypes on a plane.
 */
public final class FittedSamples {

    /** Before the names of numbers that no network computes with. */
    private static final String OF_FIT = "fitted.";

    private static final String CLUSTERS = OF_FIT + "clusters";
    private static final String MERGES = OF_FIT + "merges";
    private static final String WAYS = OF_FIT + "ways";
    private static final String SPLITS = OF_FIT + "splits";

    /** Numbers a merge: both nodes, height, size. */
    private static final int COLUMNS = 4;

    private FittedSamples() {}

    /** {@code weights} and the clusters of the fitted samples. */
    public static Weights with(Weights weights, Labels clusters) {
        return weights.with(Weights.builder().put(CLUSTERS, clusters).build());
    }

    /** {@code weights} and the tree of the fitted samples: a row a merge, left node, right node, height, size. */
    public static Weights with(Weights weights, Dendrogram tree) {
        return with(weights, MERGES, tree);
    }

    /** {@code weights} and the tree whose leaves are the clusters, in the same form; nothing is added where there is but one. */
    public static Weights withSplits(Weights weights, Dendrogram tree) {
        return tree.samples() > 1 ? with(weights, SPLITS, tree) : weights;
    }

    private static Weights with(Weights weights, String name, Dendrogram tree) {
        int merges = tree.samples() - 1;
        float[] rows = new float[merges * COLUMNS];
        for (int i = 0; i < merges; i++) {
            rows[i * COLUMNS] = tree.left(i);
            rows[i * COLUMNS + 1] = tree.right(i);
            rows[i * COLUMNS + 2] = (float) tree.height(i);
            rows[i * COLUMNS + 3] = tree.mergedSize(i);
        }
        return weights.with(
                Weights.builder().put(name, new long[] {merges, COLUMNS}, rows).build());
    }

    /** {@code weights} and where prototypes were while they learned, in the order of time: k×m each. */
    public static Weights withWays(Weights weights, List<Matrix> places) {
        int k = places.get(0).rows();
        int m = places.get(0).columns();
        float[] all = new float[places.size() * k * m];
        for (int t = 0; t < places.size(); t++) {
            System.arraycopy(places.get(t).toArray(), 0, all, t * k * m, k * m);
        }
        return weights.with(Weights.builder()
                .put(WAYS, new long[] {places.size(), k, m}, all)
                .build());
    }

    /** {@code weights} that networks compute with. */
    static Weights without(Weights weights) {
        return weights.only(name -> !name.startsWith(OF_FIT));
    }

    static List<Matrix> ways(Weights weights) {
        Weights.Entry entry = weights.get(WAYS);
        if (entry == null) {
            return List.of();
        }
        int k = (int) entry.shape()[1];
        int m = (int) entry.shape()[2];
        float[] all = entry.values();
        return IntStream.range(0, (int) entry.shape()[0])
                .mapToObj(t -> Matrix.wrap(k, m, Arrays.copyOfRange(all, t * k * m, (t + 1) * k * m)))
                .toList();
    }

    static Optional<Dendrogram> dendrogram(Weights weights) {
        return tree(weights, MERGES);
    }

    static Optional<Dendrogram> splits(Weights weights) {
        return tree(weights, SPLITS);
    }

    private static Optional<Dendrogram> tree(Weights weights, String name) {
        return Optional.ofNullable(weights.get(name)).map(entry -> {
            float[] rows = entry.values();
            int merges = rows.length / COLUMNS;
            int[] left = new int[merges];
            int[] right = new int[merges];
            double[] heights = new double[merges];
            for (int i = 0; i < merges; i++) {
                left[i] = (int) rows[i * COLUMNS];
                right[i] = (int) rows[i * COLUMNS + 1];
                heights[i] = rows[i * COLUMNS + 2];
            }
            return Dendrogram.ofNodes(left, right, heights);
        });
    }

    static Optional<float[]> codes(Weights weights) {
        return Optional.ofNullable(weights.get(CLUSTERS)).map(Weights.Entry::values);
    }

    /** {@code ruled} with the fitted clusters in place of the rule's; where these differ, the confidence is 0. */
    static Assignment assignment(float[] codes, Assignment ruled) {
        int n = ruled.size();
        int k = ruled.clusters().count();
        int[] clusters = new int[n];
        float[] confidence = new float[n];
        float[] memberships = new float[n * k];
        for (int i = 0; i < n; i++) {
            clusters[i] = (int) codes[i];
            confidence[i] = clusters[i] == ruled.cluster(i) ? ruled.confidence(i) : 0;
            memberships[i * k + clusters[i]] = 1;
        }
        return new Assignment(Labels.ofCodes(clusters, k), confidence, Matrix.wrap(n, k, memberships));
    }
}
