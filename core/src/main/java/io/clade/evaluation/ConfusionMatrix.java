package io.clade.evaluation;

import io.clade.data.Labels;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The contingency table with its columns in the order of the best matching, for a report.
 *
 * <p>Rows are the classes in their own order. Columns are first the clusters matched to them, in the same order; then
 * the clusters left without a class; last, where there are any, the outliers. So matched pairs lie on the diagonal,
 * except that a class without a cluster moves those after it one place to the left: {@link #matchedColumn} tells where
 * they are.
 */
public final class ConfusionMatrix {

    private final Labels truth;
    private final Labels found;
    private final ContingencyTable table;
    private final Matching matching;
    private final int[] order;

    private ConfusionMatrix(Labels truth, Labels found, ContingencyTable table) {
        this.truth = truth;
        this.found = found;
        this.table = table;
        this.matching = Matching.of(table);
        IntStream matched =
                IntStream.range(0, table.classes()).map(matching::clusterOf).filter(c -> c != Labels.NONE);
        IntStream single = IntStream.range(0, table.clusters()).filter(c -> matching.classOf(c) == Labels.NONE);
        IntStream outliers = table.clusterSize(Labels.NONE) > 0 ? IntStream.of(Labels.NONE) : IntStream.empty();
        this.order =
                IntStream.concat(IntStream.concat(matched, single), outliers).toArray();
    }

    /**
     * The table of n samples; a sample without a class is left out.
     *
     * @throws io.clade.input.InputException if the two differ in size
     */
    public static ConfusionMatrix of(Labels truth, Labels found) {
        return new ConfusionMatrix(truth, found, ContingencyTable.of(truth, found));
    }

    /** Classes. */
    public int rows() {
        return table.classes();
    }

    /** Clusters, and one more where there are outliers. */
    public int columns() {
        return order.length;
    }

    /** Names of the classes, row by row. */
    public List<String> rowNames() {
        return truth.names();
    }

    /** Names of the clusters, column by column; empty for the outliers. */
    public List<String> columnNames() {
        return IntStream.of(order).mapToObj(found::name).toList();
    }

    /** The cluster in this column, or {@link Labels#NONE} for the outliers. */
    public int cluster(int column) {
        return order[column];
    }

    /** The column matched to this row, or −1 if the class has no cluster of its own. */
    public int matchedColumn(int row) {
        int cluster = matching.clusterOf(row);
        return cluster == Labels.NONE
                ? -1
                : (int) IntStream.range(0, row)
                        .filter(before -> matching.clusterOf(before) != Labels.NONE)
                        .count();
    }

    /** Samples of this row's class in this column's cluster. */
    public int count(int row, int column) {
        return table.count(row, order[column]);
    }

    /** Samples of this row's class. */
    public int rowTotal(int row) {
        return table.classSize(row);
    }

    /** Samples in this column's cluster whose class is known. */
    public int columnTotal(int column) {
        return table.clusterSize(order[column]);
    }
}
