package io.clade.partition.unimodality;

import io.clade.input.Require;
import java.util.Arrays;

/**
 * Hartigan's dip: the largest distance between the distribution function of a sample and that of the nearest unimodal
 * distribution, min_F sup_x |F_n(x) − F(x)|, which may have an atom at its mode.
 *
 * <p>J. A. Hartigan and P. M. Hartigan, The dip test of unimodality, The Annals of Statistics 13(1), 1985;
 * P. M. Hartigan, Computation of the dip statistic to test for unimodality, Applied Statistics 34(3), 1985, algorithm AS 217.
 *
 * <p>The mode is sought in an interval that narrows. In it, the greatest convex minorant of F_n and the least concave majorant are
 * farthest apart at some point: a vertex of the one, which bounds the next interval together with the nearest vertex of the other.
 * Left of an interval a unimodal F is convex, so F_n is above its minorant there by at most twice the dip; right of it F is concave.
 * The search ends where minorant and majorant are no farther apart than these distances.
 *
 * <p>Departure: equal numbers are one step of F_n, so that the vertices of both curves never share a place and the interval always
 * narrows. As published, the search does not end for some samples.
 */
public final class Dip {

    /** The m distinct numbers, ascending. */
    private final double[] values;
    /** n F_n left of each value: the numbers below it. */
    private final int[] below;
    /** n F_n at each value: the numbers up to it. */
    private final int[] upTo;

    private final Hull minorant;
    private final Hull majorant;

    private Dip(double... ascending) {
        int n = ascending.length;
        double[] distinct = new double[n];
        int[] firsts = new int[n + 1];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || ascending[i] > ascending[i - 1]) {
                distinct[m] = ascending[i];
                firsts[m++] = i;
            }
        }
        firsts[m] = n;
        values = Arrays.copyOf(distinct, m);
        below = Arrays.copyOf(firsts, m);
        upTo = Arrays.copyOfRange(firsts, 1, m + 1);
        minorant = Hull.convex(values, below);
        majorant = Hull.concave(values, upTo);
    }

    /**
     * The dip of a sample, from 1/(2n), which it has where no F could be nearer, to 1/4; n equal numbers have 1/(2n) as well. It takes
     * the time to sort them, and a walk along both curves for each interval.
     *
     * @param sample n numbers in any order, 1 or more
     * @throws io.clade.input.InputException where there is none, or one is not finite
     */
    public static double of(double... sample) {
        Require.that(sample.length > 0, "The dip needs a number or more. Got none.");
        for (double number : sample) {
            Require.that(Double.isFinite(number), "The dip needs finite numbers. Got %s.", number);
        }
        // −0 sorts before 0, though they are equal.
        double[] ascending =
                Arrays.stream(sample).map(number -> number + 0.0).sorted().toArray();
        Require.that(
                Double.isFinite(ascending[sample.length - 1] - ascending[0]),
                "The dip needs numbers whose range is finite. Got %s to %s.",
                ascending[0],
                ascending[sample.length - 1]);
        return ofAscending(ascending);
    }

    /** The dip of finite numbers in ascending order. */
    static double ofAscending(double... sample) {
        return new Dip(sample).search() / (2 * sample.length);
    }

    /** Twice the dip, in numbers of the sample. */
    private double search() {
        double dip = 1;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int[] lower = minorant.vertices(low, high);
            int[] upper = majorant.vertices(low, high);
            Widest widest = widest(lower, upper);
            if (widest.distance() <= dip) {
                break;
            }
            dip = Math.max(dip, Math.max(aboveMinorant(lower, widest.low()), belowMajorant(upper, widest.high())));
            low = widest.low();
            high = widest.high();
        }
        return dip;
    }

    /**
     * The largest distance between both curves, and the next interval.
     *
     * @param distance in numbers of the sample
     * @param low first value of the interval
     * @param high last value of the interval
     */
    private record Widest(double distance, int low, int high) {}

    /** The curves are straight between their vertices, so they are farthest apart at one. */
    private Widest widest(int[] lower, int... upper) {
        Widest widest = new Widest(-1, 0, 0);
        for (int i = 0, j = 0; i < lower.length; i++) {
            while (upper[j] < lower[i]) {
                j++;
            }
            double majorantHere = j == 0 ? upTo[upper[0]] : between(upTo, upper[j - 1], upper[j], lower[i]);
            double distance = majorantHere - below[lower[i]];
            widest = distance > widest.distance() ? new Widest(distance, lower[i], upper[j]) : widest;
        }
        for (int i = upper.length - 1, j = lower.length - 1; i >= 0; i--) {
            while (lower[j] > upper[i]) {
                j--;
            }
            double minorantHere =
                    j == lower.length - 1 ? below[lower[j]] : between(below, lower[j], lower[j + 1], upper[i]);
            double distance = upTo[upper[i]] - minorantHere;
            widest = distance > widest.distance() ? new Widest(distance, lower[j], upper[i]) : widest;
        }
        return widest;
    }

    /** The largest n F_n − minorant left of value {@code end}. */
    private double aboveMinorant(int[] lower, int end) {
        double most = 0;
        for (int i = 0; lower[i] < end; i++) {
            double slope = slope(below, lower[i], lower[i + 1]);
            for (int at = lower[i]; at < lower[i + 1]; at++) {
                most = Math.max(most, upTo[at] - below[lower[i]] - slope * (values[at] - values[lower[i]]));
            }
        }
        return most;
    }

    /** The largest majorant − n F_n right of value {@code end}. */
    private double belowMajorant(int[] upper, int end) {
        double most = 0;
        for (int i = upper.length - 1; upper[i] > end; i--) {
            double slope = slope(upTo, upper[i - 1], upper[i]);
            for (int at = upper[i]; at > upper[i - 1]; at--) {
                most = Math.max(most, upTo[upper[i]] - slope * (values[upper[i]] - values[at]) - below[at]);
            }
        }
        return most;
    }

    /** The height at value {@code at} of the straight line between two vertices. */
    private double between(int[] heights, int from, int to, int at) {
        return heights[from] + slope(heights, from, to) * (values[at] - values[from]);
    }

    private double slope(int[] heights, int from, int to) {
        return (heights[to] - heights[from]) / (values[to] - values[from]);
    }
}
