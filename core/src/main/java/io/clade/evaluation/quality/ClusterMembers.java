package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rows of each cluster in random order, at most {@value #MOST}, which is enough to find a valley in their density.
 */
final class ClusterMembers {

    static final int MOST = 1000;

    private static final long SEED = 1000;

    private final int[][] rows;

    private ClusterMembers(int[]... rows) {
        this.rows = rows;
    }

    /** The members of these clusters, always the same ones. */
    static ClusterMembers of(Labels clusters) {
        int[] sizes = clusters.sizes();
        int[][] all = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[sizes.length];
        for (int i = 0; i < clusters.size(); i++) {
            int q = clusters.get(i);
            if (q != Labels.NONE) {
                all[q][filled[q]++] = i;
            }
        }
        int[][] drawn = new int[sizes.length][];
        for (int q = 0; q < sizes.length; q++) {
            int[] own = all[q];
            drawn[q] = IntStream.of(RandomOrder.of(own.length, new SplittableRandom(SEED + q)))
                    .limit(MOST)
                    .map(i -> own[i])
                    .toArray();
        }
        return new ClusterMembers(drawn);
    }

    int[] of(int cluster) {
        return rows[cluster];
    }

    /** The positions of {@code rows} of {@code points} on the line from {@code a} to {@code b}: 0 at a, 1 at b. */
    static double[] along(Matrix points, int[] rows, double[] a, double[] b) {
        double length = 0;
        for (int j = 0; j < a.length; j++) {
            length += (b[j] - a[j]) * (b[j] - a[j]);
        }
        double squared = length;
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    double product = 0;
                    for (int j = 0; j < a.length; j++) {
                        product += (points.get(row, j) - a[j]) * (b[j] - a[j]);
                    }
                    return product / squared;
                })
                .toArray();
    }
}
