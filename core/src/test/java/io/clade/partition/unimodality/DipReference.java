package io.clade.partition.unimodality;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The dip by its definition, slowly: for each value as the mode, the least d, by bisection, for which a unimodal F within d of F_n
 * exists. A convex function passes through intervals exactly where it passes through those of any three places.
 */
final class DipReference {

    private static final int HALVINGS = 60;

    private final double[] x;
    private final double[] below;
    private final double[] upTo;

    private DipReference(double[] x, double[] below, double[] upTo) {
        this.x = x;
        this.below = below;
        this.upTo = upTo;
    }

    static double of(double... sample) {
        double[] x = Arrays.stream(sample).distinct().sorted().toArray();
        double[] below = Arrays.stream(x).map(at -> count(sample, at, false)).toArray();
        double[] upTo = Arrays.stream(x).map(at -> count(sample, at, true)).toArray();
        double[] reversed = reversed(x, 0);
        DipReference left = new DipReference(x, below, upTo);
        DipReference right = new DipReference(reversed, reversed(upTo, sample.length), reversed(below, sample.length));
        double least = IntStream.range(0, x.length)
                .mapToDouble(mode -> least(left, right, mode, sample.length))
                .min()
                .orElseThrow();
        return Math.max(least, 0.5) / sample.length;
    }

    private static double count(double[] sample, double at, boolean equal) {
        return Arrays.stream(sample)
                .filter(each -> equal ? each <= at : each < at)
                .count();
    }

    /** total − the numbers, from the last to the first. */
    private static double[] reversed(double[] numbers, double total) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> total - numbers[numbers.length - 1 - i])
                .toArray();
    }

    private static double least(DipReference left, DipReference right, int mode, int n) {
        double none = 0;
        double some = n;
        for (int i = 0; i < HALVINGS; i++) {
            double d = (none + some) / 2;
            // F may jump at the mode, upwards only.
            boolean exists = left.passes(mode, d)
                    && right.passes(left.x.length - 1 - mode, d)
                    && left.lowest(mode, d) <= n - right.lowest(left.x.length - 1 - mode, d);
            none = exists ? none : d;
            some = exists ? d : some;
        }
        return some;
    }

    /** True if a convex function is within d of n F_n left of the mode. */
    private boolean passes(int mode, double d) {
        for (int k = 1; k < mode; k++) {
            for (int i = 0; i < k; i++) {
                for (int j = k + 1; j < mode; j++) {
                    if (upTo[k] - d > line(i, below[i] + d, j, below[j] + d, k)) {
                        return false;
                    }
                }
            }
        }
        return IntStream.range(0, mode).allMatch(i -> upTo[i] - d <= below[i] + d)
                && lowest(mode, d) <= below[mode] + d;
    }

    /** The lowest left limit at the mode of a convex, ascending function within d of n F_n. */
    private double lowest(int mode, double d) {
        double lowest = below[mode] - d;
        for (int k = 0; k < mode; k++) {
            lowest = Math.max(lowest, upTo[k] - d);
            for (int i = 0; i < k; i++) {
                lowest = Math.max(lowest, line(i, below[i] + d, k, upTo[k] - d, mode));
            }
        }
        return lowest;
    }

    private double line(int from, double start, int to, double end, int at) {
        return start + (x[at] - x[from]) / (x[to] - x[from]) * (end - start);
    }
}
