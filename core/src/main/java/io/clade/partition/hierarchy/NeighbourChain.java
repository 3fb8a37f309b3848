package io.clade.partition.hierarchy;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Agglomeration by chains of nearest neighbours: go from any cluster to its nearest, from there to that one's nearest,
 * and so on until two are nearest to each other; these merge. It takes O(n²) time for linkages under which a merge
 * brings no third cluster nearer (F. Murtagh, A survey of recent advances in hierarchical clustering algorithms, The
 * Computer Journal 26(4), 1983; D. Müllner, arXiv 1109.2378, section 3.2).
 */
final class NeighbourChain {

    /** The share of the matrix's width below which rows and columns of merged clusters are removed. */
    private static final double SPARSE = 0.6;

    private final Linkage linkage;
    private final float[][] rows;
    /** A sample of the cluster in each place of the matrix. */
    private final int[] members;

    private final int[] sizes;
    /** Places that still hold a cluster, ascending. */
    private final int[] live;

    private int clusters;
    private int width;
    private final int[] chain;
    private int length;

    private NeighbourChain(Linkage linkage, float[][] rows) {
        int n = rows.length;
        this.linkage = linkage;
        this.rows = rows;
        this.members = IntStream.range(0, n).toArray();
        this.live = members.clone();
        this.sizes = new int[n];
        Arrays.fill(sizes, 1);
        this.clusters = n;
        this.width = n;
        this.chain = new int[n];
    }

    /**
     * Merges until one cluster is left.
     *
     * @param rows distances with +∞ on the diagonal, squared for {@link Linkage#WARD}; destroyed
     * @param merged hears the number of merges done
     */
    static Dendrogram run(Linkage linkage, float[][] rows, IntConsumer merged) {
        return new NeighbourChain(linkage, rows).run(merged);
    }

    private Dendrogram run(IntConsumer merged) {
        int merges = rows.length - 1;
        int[] first = new int[merges];
        int[] second = new int[merges];
        double[] heights = new double[merges];
        for (int i = 0; i < merges; i++) {
            growToPair();
            int b = chain[--length];
            int a = chain[--length];
            first[i] = members[a];
            second[i] = members[b];
            double distance = rows[a][b];
            heights[i] = linkage == Linkage.WARD ? Math.sqrt(distance) : distance;
            merge(Math.min(a, b), Math.max(a, b));
            merged.accept(i + 1);
        }
        return Dendrogram.of(first, second, heights);
    }

    /** Lengthens the chain until its last two are nearest to each other; of equally near ones, it prefers to turn back. */
    private void growToPair() {
        if (length == 0) {
            chain[length++] = live[0];
        }
        while (true) {
            int x = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(rows[x], before);
            if (nearest == before) {
                return;
            }
            chain[length++] = nearest;
        }
    }

    private int nearest(float[] row, int preferred) {
        int nearest = preferred;
        float least = preferred < 0 ? Float.POSITIVE_INFINITY : row[preferred];
        for (int i = 0; i < clusters; i++) {
            int k = live[i];
            float distance = row[k];
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest < 0 ? other(row) : nearest;
    }

    /** Any other cluster: all are infinitely far away. */
    private int other(float[] row) {
        return rows[live[0]] == row ? live[1] : live[0];
    }

    /** The cluster in place a joins the one in place b, which stays. */
    private void merge(int a, int b) {
        remove(a);
        float[] rowA = rows[a];
        float[] rowB = rows[b];
        float ab = rowA[b];
        int na = sizes[a];
        int nb = sizes[b];
        for (int i = 0; i < clusters; i++) {
            int k = live[i];
            if (k != b) {
                float joined = linkage.joined(rowA[k], rowB[k], ab, na, nb, sizes[k]);
                rowB[k] = joined;
                rows[k][b] = joined;
            }
        }
        sizes[b] = na + nb;
        if (clusters < SPARSE * width && clusters > 1) {
            compact();
        }
    }

    private void remove(int place) {
        int at = Arrays.binarySearch(live, 0, clusters, place);
        System.arraycopy(live, at + 1, live, at, clusters - at - 1);
        clusters--;
    }

    /** Moves the remaining rows and columns together, so that they are read faster. */
    private void compact() {
        int[] places = new int[width];
        for (int i = 0; i < clusters; i++) {
            int k = live[i];
            float[] row = rows[k];
            for (int j = 0; j < clusters; j++) {
                row[j] = row[live[j]];
            }
            rows[i] = row;
            members[i] = members[k];
            sizes[i] = sizes[k];
            places[k] = i;
        }
        for (int i = 0; i < length; i++) {
            chain[i] = places[chain[i]];
        }
        for (int i = 0; i < clusters; i++) {
            live[i] = i;
        }
        Arrays.fill(rows, clusters, width, null);
        width = clusters;
    }
}
