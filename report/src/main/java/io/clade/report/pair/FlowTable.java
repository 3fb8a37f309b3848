package io.clade.report.pair;

import io.clade.data.Labels;
import io.clade.report.page.Numerals;
import io.clade.report.page.Shade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of the clusters of one result against those of the other, for the template.
 *
 * @param heads groups of the second result, counterparts in the order of the rows first
 * @param rows groups of the first result
 */
record FlowTable(List<String> heads, List<Row> rows) {

    /** The most clusters of a table that can still be read. */
    private static final int MOST = 60;

    /**
     * @param name of the group
     * @param cells a group of the second result each
     * @param total samples
     */
    record Row(String name, List<Cell> cells, String total) {}

    /**
     * @param count samples; empty for none
     * @param shade of the cell
     * @param matched whether these samples stay
     */
    record Cell(String count, Shade shade, boolean matched) {}

    int columns() {
        return heads.size();
    }

    /** The table of {@code moves}; null where there are too many clusters. */
    static FlowTable of(Moves moves) {
        List<Integer> from = moves.first().all();
        List<Integer> to = moves.second().all();
        if (from.size() > MOST || to.size() > MOST) {
            return null;
        }
        int[][] counts = moves.counts();
        int[] order = IntStream.range(0, to.size())
                .boxed()
                .sorted(Comparator.comparingInt(column -> place(moves, to.get(column))))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < from.size(); row++) {
            int total = Arrays.stream(counts[row]).sum();
            List<Cell> cells = new ArrayList<>();
            for (int column : order) {
                int count = counts[row][column];
                cells.add(new Cell(
                        count == 0 ? "" : Numerals.count(count),
                        Shade.of(100.0 * count / Math.max(1, total)),
                        moves.stays(from.get(row), to.get(column))));
            }
            rows.add(new Row(name(from.get(row)), cells, Numerals.count(total)));
        }
        return new FlowTable(
                Arrays.stream(order).mapToObj(column -> name(to.get(column))).toList(), rows);
    }

    /** The place of a column: counterparts in the order of the rows, then the others, then outliers. */
    private static int place(Moves moves, int cluster) {
        int original = moves.original(cluster);
        return cluster == Labels.NONE ? Integer.MAX_VALUE : original == Labels.NONE ? Integer.MAX_VALUE - 1 : original;
    }

    static String name(int cluster) {
        return cluster == Labels.NONE ? "none" : Integer.toString(cluster);
    }
}
