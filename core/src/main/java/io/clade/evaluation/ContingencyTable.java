package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The number of samples of each class in each cluster, from which every external index is computed.
 *
 * <p>A sample whose class is not known ({@link Labels#NONE} in the truth) says nothing about the clusters and is left
 * out. A sample in no cluster (NONE in the found labels: an outlier) does count, in a column of its own: that of
 * cluster NONE.
 *
 * <p>Only cells that are not empty are stored, so memory is O(n) whatever the numbers of classes and clusters.
 */
public final class ContingencyTable {

    private final int clusters;
    /** {@code class · (clusters + 1) + cluster + 1} of each cell that is not empty, ascending. */
    private final long[] cells;

    private final int[] counts;
    private final int[] classSizes;
    private final int[] clusterSizes;
    private final int total;

    private ContingencyTable(int classes, int clusters, long[] samples) {
        this.clusters = clusters;
        this.total = samples.length;
        this.classSizes = new int[classes];
        this.clusterSizes = new int[clusters + 1];
        this.cells = new long[distinct(samples)];
        this.counts = new int[cells.length];
        int cell = -1;
        for (int i = 0; i < samples.length; i++) {
            if (i == 0 || samples[i] != samples[i - 1]) {
                cells[++cell] = samples[i];
            }
            counts[cell]++;
            classSizes[classOf(cell)]++;
            clusterSizes[clusterOf(cell) + 1]++;
        }
    }

    /**
     * Counts n samples.
     *
     * @param truth the class of each sample, n codes; NONE leaves the sample out
     * @param found the cluster of each sample, n codes; NONE marks an outlier
     * @throws io.clade.input.InputException if the two differ in size
     */
    public static ContingencyTable of(Labels truth, Labels found) {
        Require.that(
                truth.size() == found.size(),
                "There are %d labels but %d assigned samples. Maybe they belong to different datasets.",
                truth.size(),
                found.size());
        long width = found.count() + 1L;
        long[] samples = IntStream.range(0, truth.size())
                .filter(i -> truth.get(i) != Labels.NONE)
                .mapToLong(i -> truth.get(i) * width + found.get(i) + 1)
                .sorted()
                .toArray();
        return new ContingencyTable(truth.count(), found.count(), samples);
    }

    private static int distinct(long[] sorted) {
        return (int) IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .count();
    }

    /** Rows: all classes there may be, empty ones too. */
    public int classes() {
        return classSizes.length;
    }

    /** Columns: all clusters there may be, empty ones too, the outliers not counted. */
    public int clusters() {
        return clusters;
    }

    /** Samples whose class is known. */
    public int total() {
        return total;
    }

    /**
     * Samples of class {@code truth} in cluster {@code found}; its outliers if {@code found} is NONE.
     *
     * @param truth 0 … classes − 1
     * @param found −1 … clusters − 1
     * @throws IndexOutOfBoundsException if there is no such class or cluster
     */
    public int count(int truth, int found) {
        long row = Objects.checkIndex(truth, classes());
        int cell = Arrays.binarySearch(cells, row * (clusters + 1) + Objects.checkIndex(found + 1, clusters + 1));
        return cell < 0 ? 0 : counts[cell];
    }

    /** Samples of class {@code truth}, outliers among them. */
    public int classSize(int truth) {
        return classSizes[truth];
    }

    /** Samples of known class in cluster {@code found}; all outliers of known class if it is NONE. */
    public int clusterSize(int found) {
        return clusterSizes[found + 1];
    }

    /** True if classes and clusters (the outliers taken for one) are the same groups under other names. */
    boolean isOneToOne() {
        return cells.length == filled(classSizes) && cells.length == filled(clusterSizes);
    }

    private static long filled(int[] sizes) {
        return Arrays.stream(sizes).filter(size -> size > 0).count();
    }

    /** Number of cells that are not empty; they are numbered class by class, and by cluster within a class. */
    int cells() {
        return cells.length;
    }

    int classOf(int cell) {
        return (int) (cells[cell] / (clusters + 1L));
    }

    /** NONE for the outliers of a class. */
    int clusterOf(int cell) {
        return (int) (cells[cell] % (clusters + 1L)) - 1;
    }

    int countOf(int cell) {
        return counts[cell];
    }
}
