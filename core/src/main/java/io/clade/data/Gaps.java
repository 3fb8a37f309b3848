package io.clade.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The cells of a table that had no value, and the values that its columns were filled with; immutable. A model that has
 * learned values of its own puts them in these places.
 */
public final class Gaps {

    /** No cell was empty. */
    public static final Gaps NONE = new Gaps(Map.of(), List.of());

    private static final int[] NOWHERE = new int[0];

    private final Map<Integer, int[]> columns;
    private final List<Double> fills;

    private Gaps(Map<Integer, int[]> columns, List<Double> fills) {
        this.columns = columns;
        this.fills = fills;
    }

    /**
     * @param columns the columns without a value, by row
     * @param fills one value a column
     */
    public static Gaps of(Map<Integer, int[]> columns, List<Double> fills) {
        return new Gaps(Map.copyOf(columns), List.copyOf(fills));
    }

    /** The columns of sample {@code row} that had no value. */
    int[] in(int row) {
        return columns.getOrDefault(row, NOWHERE);
    }

    /** The value that each column was filled with; empty where none was. */
    public List<Double> fills() {
        return fills;
    }

    /** Puts {@code values}, one a column, into the cells of sample {@code row} that had none. */
    public void fill(int row, List<Double> values, double[] target) {
        for (int column : in(row)) {
            target[column] = values.get(column);
        }
    }

    /** True if no cell was empty. */
    public boolean none() {
        return columns.isEmpty();
    }

    /** Those of the samples {@code rows}, in this order. */
    Gaps select(int... rows) {
        if (none()) {
            return this;
        }
        Map<Integer, int[]> chosen = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (columns.containsKey(rows[i])) {
                chosen.put(i, columns.get(rows[i]));
            }
        }
        return new Gaps(chosen, fills);
    }

    /** The same cells where only the columns {@code chosen} are left, in this order. */
    Gaps selectColumns(int... chosen) {
        if (none() && fills.isEmpty()) {
            return this;
        }
        Map<Integer, int[]> left = new HashMap<>();
        columns.forEach((row, empty) -> {
            int[] still = IntStream.range(0, chosen.length)
                    .filter(i -> Arrays.stream(empty).anyMatch(column -> column == chosen[i]))
                    .toArray();
            if (still.length > 0) {
                left.put(row, still);
            }
        });
        return new Gaps(
                left,
                fills.isEmpty()
                        ? fills
                        : Arrays.stream(chosen).mapToObj(fills::get).toList());
    }
}
