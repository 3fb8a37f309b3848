package io.clade.partition.hierarchy;

import java.util.List;

/** Recomputes Ward's heights from the centroids in double precision: h² = 2 n_a n_b / (n_a + n_b) · ‖c_a − c_b‖². */
final class WardHeights {

    private WardHeights() {}

    static Dendrogram of(Dendrogram tree, List<float[]> samples) {
        int n = samples.size();
        int d = samples.get(0).length;
        double[][] sums = new double[n - 1][];
        double[] heights = new double[n - 1];
        int[] first = new int[n - 1];
        int[] second = new int[n - 1];
        for (int i = 0; i < n - 1; i++) {
            double[] a = sum(tree.left(i), n, d, sums, samples);
            double[] b = sum(tree.right(i), n, d, sums, samples);
            double na = tree.size(tree.left(i));
            double nb = tree.size(tree.right(i));
            double squares = 0;
            for (int c = 0; c < d; c++) {
                double difference = a[c] / na - b[c] / nb;
                squares += difference * difference;
                a[c] += b[c];
            }
            sums[i] = a;
            heights[i] = Math.sqrt(2 * na * nb / (na + nb) * squares);
            first[i] = tree.sample(tree.left(i));
            second[i] = tree.sample(tree.right(i));
        }
        return Dendrogram.of(first, second, heights);
    }

    private static double[] sum(int node, int n, int d, double[][] sums, List<float[]> samples) {
        if (node >= n) {
            double[] sum = sums[node - n];
            sums[node - n] = null;
            return sum;
        }
        double[] sum = new double[d];
        for (int c = 0; c < d; c++) {
            sum[c] = samples.get(node)[c];
        }
        return sum;
    }
}
