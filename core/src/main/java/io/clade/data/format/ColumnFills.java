package io.clade.data.format;

import io.clade.data.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mean or the median of each column of a table, over the rows that have a value. */
final class ColumnFills {

    /** Numbers that are held at once. */
    private static final int HELD = 1 << 22;

    private final Samples cells;
    private final List<Integer> rows;
    private final Missing policy;

    ColumnFills(Samples cells, List<Integer> rows, Missing policy) {
        this.cells = cells;
        this.rows = rows;
        this.policy = policy;
    }

    /** One number a column; zero where it has no value. */
    List<Double> values() {
        int width = cells.width();
        int columns = Math.max(1, HELD / Math.max(1, rows.size()));
        List<Double> values = new ArrayList<>();
        for (int from = 0; from < width; from += columns) {
            for (double[] column : columns(from, Math.min(width, from + columns))) {
                values.add(value(Arrays.stream(column)
                        .filter(number -> !Double.isNaN(number))
                        .toArray()));
            }
        }
        return values;
    }

    private double[][] columns(int from, int to) {
        double[][] columns = new double[to - from][rows.size()];
        double[] row = new double[cells.width()];
        for (int i = 0; i < rows.size(); i++) {
            cells.copy(rows.get(i), row, 0);
            for (int c = from; c < to; c++) {
                columns[c - from][i] = row[c];
            }
        }
        return columns;
    }

    private double value(double... numbers) {
        if (numbers.length == 0) {
            return 0;
        }
        if (policy == Missing.MEAN) {
            double mean = 0;
            for (int i = 0; i < numbers.length; i++) {
                mean += (numbers[i] - mean) / (i + 1);
            }
            return mean;
        }
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : numbers[half - 1] / 2 + numbers[half] / 2;
    }
}
