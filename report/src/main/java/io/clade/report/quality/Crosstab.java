package io.clade.report.quality;

import io.clade.data.Labels;
import io.clade.evaluation.ConfusionMatrix;
import io.clade.report.findings.Findings;
import io.clade.report.page.Mark;
import io.clade.report.page.Numerals;
import io.clade.report.page.Shade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of labels against clusters, for the template.
 *
 * @param heads the clusters, a column each
 * @param rows a label each
 * @param shares of each cluster's samples those of the label it stands for
 * @param matched number of samples in the cluster that stands for their label, in words
 */
public record Crosstab(List<Head> heads, List<Row> rows, List<String> shares, String matched) {

    /** The most labels or clusters of a table that can still be read. */
    private static final int MOST = 60;

    /**
     * @param name the cluster's number, or the word for outliers
     * @param mark of the cluster; null for outliers
     */
    public record Head(String name, Mark mark) {}

    /**
     * @param label its name
     * @param cells a cluster each
     * @param total samples with this label
     * @param share of them that are in the cluster that stands for it
     */
    public record Row(String label, List<Cell> cells, String total, String share) {}

    /**
     * @param count samples; empty for none
     * @param shade of the cell by the share of the label's samples
     * @param share the same in words, with the cluster's
     * @param matched whether the cluster stands for the label
     */
    public record Cell(String count, Shade shade, String share, boolean matched) {}

    public int columns() {
        return heads.size();
    }

    /** The table of {@code findings}; empty where there are no labels or too many of them. */
    public static Optional<Crosstab> of(Findings findings) {
        return findings.data()
                .labels()
                .map(labels -> ConfusionMatrix.of(labels, findings.assignment().clusters()))
                .filter(confusion -> confusion.rows() <= MOST && confusion.columns() <= MOST)
                .map(Crosstab::of);
    }

    private static Crosstab of(ConfusionMatrix confusion) {
        List<Head> heads = new ArrayList<>();
        for (int column = 0; column < confusion.columns(); column++) {
            int cluster = confusion.cluster(column);
            heads.add(
                    cluster == Labels.NONE
                            ? new Head("none", null)
                            : new Head(Integer.toString(cluster), Mark.of(cluster)));
        }
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < confusion.rows(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 0; column < confusion.columns(); column++) {
                cells.add(cell(confusion, row, column));
            }
            rows.add(new Row(
                    confusion.rowNames().get(row),
                    cells,
                    Numerals.count(confusion.rowTotal(row)),
                    share(confusion, row, confusion.matchedColumn(row), confusion.rowTotal(row))));
        }
        return new Crosstab(heads, rows, shares(confusion), matched(confusion));
    }

    private static List<String> shares(ConfusionMatrix confusion) {
        String[] shares = new String[confusion.columns()];
        Arrays.fill(shares, Numerals.NONE);
        for (int row = 0; row < confusion.rows(); row++) {
            int column = confusion.matchedColumn(row);
            if (column >= 0) {
                shares[column] = share(confusion, row, column, confusion.columnTotal(column));
            }
        }
        return List.of(shares);
    }

    private static String matched(ConfusionMatrix confusion) {
        int matched = IntStream.range(0, confusion.rows())
                .filter(row -> confusion.matchedColumn(row) >= 0)
                .map(row -> confusion.count(row, confusion.matchedColumn(row)))
                .sum();
        int all = IntStream.range(0, confusion.rows()).map(confusion::rowTotal).sum();
        return Numerals.count(matched) + " of " + Numerals.count(all, "sample", "samples") + " ("
                + Numerals.percent((double) matched / Math.max(1, all)) + ")";
    }

    private static String share(ConfusionMatrix confusion, int row, int column, int of) {
        return column < 0 || of == 0 ? Numerals.NONE : Numerals.percent((double) confusion.count(row, column) / of);
    }

    private static Cell cell(ConfusionMatrix confusion, int row, int column) {
        int count = confusion.count(row, column);
        return new Cell(
                count == 0 ? "" : Numerals.count(count),
                Shade.of(100.0 * count / Math.max(1, confusion.rowTotal(row))),
                count == 0
                        ? ""
                        : share(confusion, row, column, confusion.rowTotal(row)) + " of the label, "
                                + share(confusion, row, column, confusion.columnTotal(column)) + " of the cluster",
                confusion.matchedColumn(row) == column);
    }
}
