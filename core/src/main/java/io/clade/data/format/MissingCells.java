package io.clade.data.format;

import io.clade.data.Samples;
import io.clade.input.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the cells of a table that have no value (NaN), by row and by column. */
final class MissingCells {

    /** Columns that a message names. */
    private static final int LISTED = 5;

    private final List<String> names;
    private final int rows;
    private final boolean learned;
    private final int[] byColumn;
    private final int[] emptyRows;
    private final List<Integer> incomplete = new ArrayList<>();
    private int firstRow = -1;
    private int firstColumn;

    /** @param learned whether a model fills in the cells, which needs no other row with a value in the column */
    MissingCells(Samples cells, List<String> names, boolean learned) {
        this.names = names;
        this.learned = learned;
        rows = cells.size();
        byColumn = new int[names.size()];
        double[] values = new double[names.size()];
        List<Integer> blank = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.copy(row, values, 0);
            int missing = (int) Arrays.stream(values).filter(Double::isNaN).count();
            if (missing == values.length) {
                blank.add(row);
            } else if (missing > 0) {
                take(row, values);
            }
        }
        emptyRows = blank.stream().mapToInt(Integer::intValue).toArray();
    }

    private void take(int row, double... values) {
        incomplete.add(row);
        for (int column = 0; column < values.length; column++) {
            if (Double.isNaN(values[column])) {
                byColumn[column]++;
                if (firstRow < 0) {
                    firstRow = row;
                    firstColumn = column;
                }
            }
        }
    }

    /** Rows without any value. */
    int[] emptyRows() {
        return emptyRows;
    }

    /** True if column {@code c} has no value in any row. */
    boolean hasNone(int c) {
        return byColumn[c] == rows - emptyRows.length;
    }

    /** True if column {@code c} has no value in any row and no model knows one: nothing is missing there. */
    boolean isEmpty(int c) {
        return !learned && hasNone(c);
    }

    /** Rows that have a value, but not in every column that has values. */
    List<Integer> incomplete() {
        return incomplete;
    }

    /** Cells without a value, not those of empty rows and columns. */
    long count() {
        return IntStream.range(0, byColumn.length)
                .filter(c -> !isEmpty(c))
                .mapToLong(c -> byColumn[c])
                .sum();
    }

    /** The share of the cells that have no value. */
    double share() {
        long columns =
                IntStream.range(0, byColumn.length).filter(c -> !isEmpty(c)).count();
        return (double) count() / Math.max(1, columns * (rows - emptyRows.length));
    }

    /** For example {@code 12 of 800 cells (1.5 %) have no value, in the columns a (7), b (5)}. */
    String words() {
        List<Integer> worst = IntStream.range(0, byColumn.length)
                .filter(c -> byColumn[c] > 0 && !isEmpty(c))
                .boxed()
                .sorted(Comparator.comparingInt(c -> -byColumn[c]))
                .toList();
        String listed = worst.stream()
                .limit(LISTED)
                .map(c -> names.get(c) + " (" + byColumn[c] + ")")
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s cells (%.2g %%) have no value, in %s columns: %s%s",
                count(),
                100 * share(),
                worst.size(),
                listed,
                worst.size() > LISTED ? ", …" : "");
    }

    /** The names of columns without any value, for a notice; empty where there are none. */
    String emptyColumns() {
        List<String> empty = IntStream.range(0, byColumn.length)
                .filter(this::isEmpty)
                .mapToObj(names::get)
                .toList();
        return String.join(", ", empty.subList(0, Math.min(LISTED, empty.size())))
                + (empty.size() > LISTED ? ", … (" + empty.size() + " columns)" : "");
    }

    /** Says what to do about the missing cells. */
    InputException refusal(String where, String reason) {
        return new InputException(
                "%s: %s%s. The first is in row %s, column %s. Use --missing drop, mean, median or nearest, or leave columns out."
                        .formatted(where, words(), reason, firstRow + 1, names.get(firstColumn)));
    }
}
