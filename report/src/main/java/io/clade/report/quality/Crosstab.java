package io.clade.report.quality;

import io.clade.data.Labels;
import io.clade.evaluation.Confusion;
import io.clade.report.Findings;
import io.clade.report.Mark;
import io.clade.report.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels against clusters, as the template draws it.
 *
 * @param heads the clusters, a column each
 * @param rows a label each
 */
public record Crosstab(List<Head> heads, List<Row> rows) {

    /** Beyond so many labels or clusters nobody reads the table. */
    private static final int MOST = 60;

    /**
     * @param name the cluster's number, or what stands for outliers
     * @param mark how it is marked; null for outliers
     */
    public record Head(String name, Mark mark) {}

    /**
     * @param label its name
     * @param cells a cluster each
     * @param total samples with this label
     */
    public record Row(String label, List<Cell> cells, String total) {}

    /**
     * @param count samples; empty for none
     * @param style how dark the cell is: the share of the label's samples
     * @param dark whether writing on it must be light
     * @param matched whether the cluster stands for the label
     */
    public record Cell(String count, String style, boolean dark, boolean matched) {}

    public int columns() {
        return heads.size();
    }

    /** Empty where there are no labels or too many of them. */
    public static Optional<Crosstab> of(Findings findings) {
        return findings.data()
                .labels()
                .map(labels -> Confusion.of(labels, findings.assignment().clusters()))
                .filter(confusion -> confusion.rows() <= MOST && confusion.columns() <= MOST)
                .map(Crosstab::of);
    }

    private static Crosstab of(Confusion confusion) {
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
            rows.add(new Row(confusion.rowNames().get(row), cells, Numerals.count(confusion.rowTotal(row))));
        }
        return new Crosstab(heads, rows);
    }

    private static Cell cell(Confusion confusion, int row, int column) {
        int count = confusion.count(row, column);
        long share = Math.round(100.0 * count / Math.max(1, confusion.rowTotal(row)));
        return new Cell(
                count == 0 ? "" : Numerals.count(count),
                "--share:" + share + "%",
                share > 45,
                confusion.matchedColumn(row) == column);
    }
}
