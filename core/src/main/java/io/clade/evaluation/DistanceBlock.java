package io.clade.evaluation;

import java.util.Arrays;

/**
 * Euclidean distances between two groups of {@value #EDGE} samples. Differences are squared and summed in double
 * precision; inner products would lose the distances of near points far from the origin. A few features are taken at a
 * time, so that both groups stay in the cache. The second group is transposed, so that the innermost loop runs over
 * samples, for which the compiler uses vector instructions.
 */
final class DistanceBlock {

    static final int EDGE = 128;
    private static final int DEPTH = 128;
    private static final int STEP = 4;

    private final ClusteredSamples samples;
    private final double[][] left = new double[EDGE][DEPTH];
    private final double[][] right = new double[DEPTH][EDGE];
    private final double[][] squares = new double[EDGE][EDGE];

    DistanceBlock(ClusteredSamples samples) {
        this.samples = samples;
    }

    /** Computes the distances of samples {@code first …} to samples {@code second …}. */
    void compute(int first, int second) {
        int rows = Math.min(EDGE, samples.size() - first);
        int columns = Math.min(EDGE, samples.size() - second);
        for (int i = 0; i < rows; i++) {
            Arrays.fill(squares[i], 0);
        }
        int width = samples.points.columns();
        for (int from = 0; from < width; from += DEPTH) {
            int depth = Math.min(DEPTH, width - from);
            load(first, rows, second, columns, from, depth);
            for (int i = 0; i < rows; i++) {
                for (int f = 0; f < depth; f += STEP) {
                    add(squares[i], left[i], f);
                }
            }
        }
    }

    /** The distance of sample {@code first + i} to sample {@code second + j} of the last computation. */
    double get(int i, int j) {
        return Math.sqrt(squares[i][j]);
    }

    /** Loads features {@code from … from + depth − 1}, and zeros up to the next whole step. */
    private void load(int first, int rows, int second, int columns, int from, int depth) {
        int padded = (depth + STEP - 1) / STEP * STEP;
        for (int i = 0; i < rows; i++) {
            for (int f = 0; f < padded; f++) {
                left[i][f] = f < depth ? samples.points.get(samples.rows[first + i], from + f) : 0;
            }
        }
        for (int j = 0; j < columns; j++) {
            for (int f = 0; f < padded; f++) {
                right[f][j] = f < depth ? samples.points.get(samples.rows[second + j], from + f) : 0;
            }
        }
    }

    private void add(double[] sums, double[] x, int f) {
        double x0 = x[f];
        double x1 = x[f + 1];
        double x2 = x[f + 2];
        double x3 = x[f + 3];
        double[] y0 = right[f];
        double[] y1 = right[f + 1];
        double[] y2 = right[f + 2];
        double[] y3 = right[f + 3];
        for (int j = 0; j < EDGE; j++) {
            double d0 = x0 - y0[j];
            double d1 = x1 - y1[j];
            double d2 = x2 - y2[j];
            double d3 = x3 - y3[j];
            sums[j] += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        }
    }
}
