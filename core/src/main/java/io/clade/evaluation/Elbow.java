package io.clade.evaluation;

import java.util.OptionalInt;

/**
 * The elbow of a falling curve: the point farthest below the straight line between its ends.
 *
 * <p>V. Satopää, J. Albrecht, D. Irwin and B. Raghavan, Finding a "Kneedle" in a haystack: detecting knee points in system
 * behavior, ICDCS workshops 2011, section III, steps 2 to 4, without smoothing or a threshold. Both axes are brought to [0, 1] and
 * the knee is at the largest difference D(i) = 1 − x_i − y_i.
 */
public final class Elbow {

    private Elbow() {}

    /**
     * @param x ascending
     * @param y as many values, which fall on the whole
     * @return index of the elbow; empty where there are fewer than three points, or none is below the line
     */
    public static OptionalInt of(int[] x, double... y) {
        int last = y.length - 1;
        double fall = last < 0 ? 0 : y[0] - y[last];
        if (last < 2 || !(fall > 0)) {
            return OptionalInt.empty();
        }
        int best = 0;
        double deepest = 0;
        for (int i = 1; i < last; i++) {
            double along = (double) (x[i] - x[0]) / (x[last] - x[0]);
            double depth = 1 - along - (y[i] - y[last]) / fall;
            if (depth > deepest) {
                deepest = depth;
                best = i;
            }
        }
        return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
