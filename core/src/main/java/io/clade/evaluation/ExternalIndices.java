package io.clade.evaluation;

import io.clade.data.Labels;
import java.util.function.IntUnaryOperator;

/**
 * Indices that compare the clusters found with the classes known, on n samples each.
 *
 * <p>None depends on how classes and clusters are named or numbered. Samples without a class are left out; with no
 * sample left every index is NaN. Outliers count: {@link #accuracy} and {@link #purity} take them as wrong, and for
 * {@link #nmi} and {@link #ari}, which compare groupings, they are one more cluster. A method cannot better its
 * accuracy by calling difficult samples outliers.
 *
 * <p>All throw {@link io.clade.input.InputException} if truth and found differ in size.
 */
public final class ExternalIndices {

    private ExternalIndices() {}

    /**
     * Unsupervised clustering accuracy: the share of samples that are in the cluster matched to their class, under the
     * {@linkplain Matching best one-to-one matching}. Clusters beyond the number of classes have no class, so their
     * samples are wrong; merged classes share one match.
     *
     * @return from 0 to 1
     */
    public static double accuracy(Labels truth, Labels found) {
        ContingencyTable table = ContingencyTable.of(truth, found);
        return (double) Matching.of(table).matched() / table.total();
    }

    /**
     * Normalised mutual information with the arithmetic mean of the entropies for a normaliser:
     * {@code I(truth, found) / ((H(truth) + H(found)) / 2)}. Vinh, Epps and Bailey, Information theoretic measures for
     * clusterings comparison, JMLR 11, 2010, where it is NMI_sum. One class that is one cluster gives 1, one class in
     * several clusters, or the reverse, 0.
     *
     * @return from 0 to 1
     */
    public static double nmi(Labels truth, Labels found) {
        ContingencyTable table = ContingencyTable.of(truth, found);
        if (table.total() == 0) {
            return Double.NaN;
        }
        if (table.isOneToOne()) {
            return 1;
        }
        double n = table.total();
        double information = 0;
        for (int cell = 0; cell < table.cells(); cell++) {
            double a = table.classSize(table.classOf(cell));
            double b = table.clusterSize(table.clusterOf(cell));
            double both = table.countOf(cell);
            information += both / n * Math.log(n * both / (a * b));
        }
        double ofTruth = entropy(n, 0, table.classes(), table::classSize);
        double ofFound = entropy(n, Labels.NONE, table.clusters(), table::clusterSize);
        return Math.max(0, Math.min(1, information / ((ofTruth + ofFound) / 2)));
    }

    private static double entropy(double n, int from, int to, IntUnaryOperator sizes) {
        double entropy = 0;
        for (int i = from; i < to; i++) {
            double size = sizes.applyAsInt(i);
            if (size > 0) {
                entropy += size / n * Math.log(n / size);
            }
        }
        return entropy;
    }

    /**
     * Adjusted Rand index: agreement on pairs of samples, together or apart, corrected for chance. Hubert and Arabie,
     * Comparing partitions, Journal of Classification 2, 1985. 0 is what chance gives; the same groups give 1, also
     * when there is one group or every sample is its own.
     *
     * @return from −0.5 to 1
     */
    public static double ari(Labels truth, Labels found) {
        ContingencyTable table = ContingencyTable.of(truth, found);
        if (table.total() == 0) {
            return Double.NaN;
        }
        if (table.isOneToOne()) {
            return 1;
        }
        long n = table.total();
        long both = 0;
        for (int cell = 0; cell < table.cells(); cell++) {
            both += (long) table.countOf(cell) * table.countOf(cell);
        }
        long inTruth = squares(0, table.classes(), table::classSize);
        long inFound = squares(Labels.NONE, table.clusters(), table::clusterSize);
        // Ordered pairs of two samples; every count is below n² < 2^62, only their products need a double.
        double together = both - n;
        double splitByFound = inTruth - both;
        double joinedByFound = inFound - both;
        double apart = n * n - inTruth - inFound + both;
        return 2
                * (together * apart - splitByFound * joinedByFound)
                / ((together + splitByFound) * (splitByFound + apart)
                        + (together + joinedByFound) * (joinedByFound + apart));
    }

    private static long squares(int from, int to, IntUnaryOperator sizes) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            long size = sizes.applyAsInt(i);
            sum += size * size;
        }
        return sum;
    }

    /**
     * Purity: the share of samples that have the most frequent class of their cluster. Several clusters may have the
     * same class, so it grows with their number and is 1 when every sample is its own cluster: never call it accuracy.
     *
     * @return from 0 to 1, at least {@link #accuracy}
     */
    public static double purity(Labels truth, Labels found) {
        ContingencyTable table = ContingencyTable.of(truth, found);
        int[] largest = new int[table.clusters()];
        for (int cell = 0; cell < table.cells(); cell++) {
            int cluster = table.clusterOf(cell);
            if (cluster != Labels.NONE) {
                largest[cluster] = Math.max(largest[cluster], table.countOf(cell));
            }
        }
        double pure = 0;
        for (int size : largest) {
            pure += size;
        }
        return pure / table.total();
    }
}
