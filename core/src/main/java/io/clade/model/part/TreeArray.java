package io.clade.model.part;

import io.clade.network.weight.Weights;
import io.clade.partition.hierarchy.Dendrogram;

/** A dendrogram as an array with a row for each merge: left node, right node, height and size. */
final class TreeArray {

    private static final int COLUMNS = 4;

    private TreeArray() {}

    /** Adds {@code tree} under {@code name}; returns {@code arrays}. */
    static Weights.Builder put(Weights.Builder arrays, String name, Dendrogram tree) {
        int merges = tree.samples() - 1;
        float[] rows = new float[merges * COLUMNS];
        for (int i = 0; i < merges; i++) {
            rows[i * COLUMNS] = tree.left(i);
            rows[i * COLUMNS + 1] = tree.right(i);
            rows[i * COLUMNS + 2] = (float) tree.height(i);
            rows[i * COLUMNS + 3] = tree.mergedSize(i);
        }
        return arrays.put(name, new long[] {merges, COLUMNS}, rows);
    }

    static Dendrogram read(Weights.Entry array) {
        float[] rows = array.values();
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
    }
}
