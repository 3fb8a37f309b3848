package io.clade.distance;

import java.util.Arrays;

/**
 * Dynamic time warping: the square root of the least Σ ‖x_s − y_t‖² along a path of pairs (s, t) from the first step of
 * both series to the last, in which neither s nor t falls (Sakoe and Chiba, Dynamic programming algorithm optimization
 * for spoken word recognition, IEEE Transactions on Acoustics, Speech, and Signal Processing 26(1), 1978). A band
 * bounds |s − t|, which is never less than the difference of the lengths. Not safe for several threads.
 */
public final class DynamicTimeWarping {

    private final double band;
    private final int channels;
    private double[] previous = new double[0];
    private double[] current = new double[0];

    /**
     * @param band steps s and t may be apart, as a share of the longer series: 1 for no bound, 0 for |s − t| as small as the
     *     lengths allow
     * @param channels numbers a step
     */
    public DynamicTimeWarping(double band, int channels) {
        this.band = band;
        this.channels = channels;
    }

    /** The distance of series x and y, each of one step or more, step after step. */
    public double distance(float[] x, float[] y) {
        int rows = x.length / channels;
        int columns = y.length / channels;
        if (current.length < columns + 1) {
            previous = new double[columns + 1];
            current = new double[columns + 1];
        }
        Arrays.fill(previous, 0, columns + 1, Double.POSITIVE_INFINITY);
        previous[0] = 0;
        int width = Math.max((int) Math.ceil(band * Math.max(rows, columns)), Math.abs(rows - columns));
        for (int s = 1; s <= rows; s++) {
            advance(x, s, y, Math.max(1, s - width), Math.min(columns, s + width), columns);
            double[] other = previous;
            previous = current;
            current = other;
        }
        return Math.sqrt(previous[columns]);
    }

    /**
     * Computes row s of the least sums, columns {@code first … last}. The entries beside them, which the next row may
     * read, are made infinite.
     */
    private void advance(float[] x, int s, float[] y, int first, int last, int columns) {
        current[first - 1] = Double.POSITIVE_INFINITY;
        current[Math.min(columns, last + 1)] = Double.POSITIVE_INFINITY;
        double left = Double.POSITIVE_INFINITY;
        for (int t = first; t <= last; t++) {
            double before = Math.min(left, Math.min(previous[t], previous[t - 1]));
            left = before + cost(x, (s - 1) * channels, y, (t - 1) * channels);
            current[t] = left;
        }
    }

    private double cost(float[] x, int at, float[] y, int other) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double difference = (double) x[at + c] - y[other + c];
            sum += difference * difference;
        }
        return sum;
    }
}
