package io.clade.data.format;

import io.clade.data.Samples;
import java.util.Arrays;
import java.util.List;

/**
 * Fills in what a row lacks from the row nearest to it that has the value: nearest in the columns that both have, each by
 * its own deviation. Of large tables a part is looked at, drawn at equal steps.
 */
final class NearestRows {

    private static final int MOST = 5_000;

    private final int width;
    private final double[][] candidates;
    private final double[] scale;
    private final double[] mean;

    NearestRows(Samples cells, List<Integer> rows) {
        width = cells.width();
        int count = Math.min(MOST, rows.size());
        candidates = new double[count][width];
        for (int i = 0; i < count; i++) {
            cells.copy(rows.get((int) ((long) i * rows.size() / count)), candidates[i], 0);
        }
        scale = new double[width];
        mean = new double[width];
        boolean unseen = false;
        for (int c = 0; c < width; c++) {
            unseen |= !learn(c);
        }
        if (unseen && count < rows.size()) {
            learnUnseen(new ColumnFills(cells, rows, Missing.MEAN).values());
        }
    }

    /** A column may have values in other rows than the candidates. */
    private void learnUnseen(List<Double> means) {
        for (int c = 0; c < width; c++) {
            int column = c;
            if (Arrays.stream(candidates).allMatch(row -> Double.isNaN(row[column]))) {
                mean[c] = means.get(c);
            }
        }
    }

    /** False if no candidate has a value. */
    private boolean learn(int c) {
        double squares = 0;
        int count = 0;
        for (double[] row : candidates) {
            if (!Double.isNaN(row[c])) {
                double before = row[c] - mean[c];
                mean[c] += before / ++count;
                squares += before * (row[c] - mean[c]);
            }
        }
        scale[c] = squares > 0 ? 1 / Math.sqrt(squares / count) : 0;
        return count > 0;
    }

    /** Replaces the NaN of the row at {@code values[offset …]}. */
    void fill(double[] values, int offset) {
        double[] given = Arrays.copyOfRange(values, offset, offset + width);
        if (Arrays.stream(given).noneMatch(Double::isNaN)) {
            return;
        }
        double[] distances = new double[candidates.length];
        Arrays.setAll(distances, i -> distance(given, candidates[i]));
        for (int c = 0; c < width; c++) {
            if (Double.isNaN(given[c])) {
                values[offset + c] = nearest(c, distances);
            }
        }
    }

    private double nearest(int c, double... distances) {
        double value = mean[c];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] < least && !Double.isNaN(candidates[i][c])) {
                least = distances[i];
                value = candidates[i][c];
            }
        }
        return value;
    }

    /** The mean square of the differences; infinite where no column has both. */
    private double distance(double[] a, double... b) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < width; c++) {
            double difference = (a[c] - b[c]) * scale[c];
            if (!Double.isNaN(difference)) {
                sum += difference * difference;
                count++;
            }
        }
        return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
    }
}
