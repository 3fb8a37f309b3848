package io.clade.evaluation.quality;

import io.clade.data.Matrix;
import java.util.SplittableRandom;

/** Two centres of some rows of a matrix, found by Lloyd's iterations from a start spread as k-means++ spreads it. */
final class TwoMeans {

    private static final int STARTS = 3;
    private static final int ITERATIONS = 20;

    private final Matrix points;
    private final int[] rows;
    private double[] first;
    private double[] second;
    private double inertia;

    private TwoMeans(Matrix points, int... rows) {
        this.points = points;
        this.rows = rows;
    }

    /**
     * The best of three starts.
     *
     * @param rows two or more
     * @return the two centres, 2×d; equal ones where all rows are
     */
    static double[][] of(Matrix points, int[] rows, SplittableRandom random) {
        TwoMeans best = null;
        for (int start = 0; start < STARTS; start++) {
            TwoMeans found = new TwoMeans(points, rows);
            found.start(random);
            found.iterate();
            best = best == null || found.inertia < best.inertia ? found : best;
        }
        return new double[][] {best.first, best.second};
    }

    private void start(SplittableRandom random) {
        first = centre(rows[random.nextInt(rows.length)]);
        double[] squares = new double[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            squares[i] = Centroids.squaredDistance(points, rows[i], first);
            sum += squares[i];
        }
        double left = random.nextDouble() * sum;
        int chosen = 0;
        for (int i = 0; i < rows.length && left >= 0; i++) {
            chosen = squares[i] > 0 ? i : chosen;
            left -= squares[i];
        }
        second = centre(rows[chosen]);
    }

    private double[] centre(int row) {
        double[] centre = new double[points.columns()];
        for (int j = 0; j < centre.length; j++) {
            centre[j] = points.get(row, j);
        }
        return centre;
    }

    private void iterate() {
        inertia = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ITERATIONS; i++) {
            double before = inertia;
            step();
            if (inertia >= before) {
                return;
            }
        }
    }

    private void step() {
        double[][] sums = new double[2][points.columns()];
        int[] sizes = new int[2];
        inertia = 0;
        for (int row : rows) {
            double a = Centroids.squaredDistance(points, row, first);
            double b = Centroids.squaredDistance(points, row, second);
            int side = a <= b ? 0 : 1;
            inertia += Math.min(a, b);
            sizes[side]++;
            for (int j = 0; j < sums[side].length; j++) {
                sums[side][j] += points.get(row, j);
            }
        }
        first = mean(sums[0], sizes[0], first);
        second = mean(sums[1], sizes[1], second);
    }

    private static double[] mean(double[] sum, int size, double... before) {
        if (size == 0) {
            return before;
        }
        for (int j = 0; j < sum.length; j++) {
            sum[j] /= size;
        }
        return sum;
    }
}
