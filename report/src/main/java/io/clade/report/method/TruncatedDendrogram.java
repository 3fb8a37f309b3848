package io.clade.report.method;

import io.clade.data.Labels;
import io.clade.partition.hierarchy.Dendrogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A truncated dendrogram: the last merges of a tree, with the subtrees below them condensed to leaves.
 *
 * @param merges of l leaves
 * @param leaves content of each of the l leaves
 * @param clusters k that the tree was cut into
 */
record TruncatedDendrogram(Dendrogram merges, List<Leaf> leaves, int clusters) {

    /** A leaf of more than one cluster. */
    static final int SEVERAL = -1;

    /** The number of leaves, as many as a reader takes in at a glance. */
    private static final int LEAVES = 30;

    /** The most leaves that fit on a page, for many clusters. */
    private static final int MOST_LEAVES = 60;

    /**
     * @param cluster its samples are in, or {@link #SEVERAL}
     * @param samples it stands for
     */
    record Leaf(int cluster, int samples) {}

    TruncatedDendrogram {
        leaves = List.copyOf(leaves);
    }

    /** The top of {@code tree}, which was cut into {@code clusters}: about thirty leaves, more where there are more clusters. */
    static TruncatedDendrogram of(Dendrogram tree, int clusters) {
        int n = tree.samples();
        int l = Math.min(n, Math.max(LEAVES, Math.min(clusters, MOST_LEAVES)));
        Labels cut = tree.cut(clusters);
        int below = n - l;
        int[] left = new int[l - 1];
        int[] right = new int[l - 1];
        double[] heights = new double[l - 1];
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < l - 1; i++) {
            left[i] = number(tree.left(below + i), n + below, l, numbers);
            right[i] = number(tree.right(below + i), n + below, l, numbers);
            heights[i] = tree.height(below + i);
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int node : l == 1 ? List.of(2 * n - 2) : List.copyOf(numbers.keySet())) {
            int cluster = clusters <= l ? cut.get(tree.sample(node)) : SEVERAL;
            leaves.add(new Leaf(cluster, node < n ? 1 : tree.mergedSize(node - n)));
        }
        return new TruncatedDendrogram(Dendrogram.ofNodes(left, right, heights), leaves, clusters);
    }

    /** The tree of a division, whose leaves are the clusters, of these {@code sizes}. */
    static TruncatedDendrogram ofClusters(Dendrogram tree, int... sizes) {
        List<Leaf> leaves = new ArrayList<>();
        for (int j = 0; j < sizes.length; j++) {
            leaves.add(new Leaf(j, sizes[j]));
        }
        return new TruncatedDendrogram(tree, leaves, sizes.length);
    }

    /**
     * The number in the truncated tree of {@code node}: leaves, which are nodes before {@code first}, are numbered in
     * the order they come.
     */
    private static int number(int node, int first, int leaves, Map<Integer, Integer> numbers) {
        if (node >= first) {
            return leaves + node - first;
        }
        numbers.putIfAbsent(node, numbers.size());
        return numbers.get(node);
    }

    /** Its leaves from one side to the other, so that no branches cross. */
    int[] order() {
        int l = leaves.size();
        int[] order = new int[l];
        int[] open = new int[2 * l];
        int found = 0;
        int count = 0;
        open[count++] = 2 * l - 2;
        while (count > 0) {
            int node = open[--count];
            if (node < l) {
                order[found++] = node;
            } else {
                open[count++] = merges.right(node - l);
                open[count++] = merges.left(node - l);
            }
        }
        return Arrays.copyOf(order, found);
    }
}
