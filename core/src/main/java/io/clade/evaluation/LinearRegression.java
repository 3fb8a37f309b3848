package io.clade.evaluation;

import io.clade.input.Require;
import java.util.Arrays;

/**
 * The straight line that fits pairs (x, y) with the least squared error in y; every number but the first is NaN where it is
 * not defined: fewer than three pairs, or an x that does not vary.
 *
 * @param pairs n
 * @param slope of the line
 * @param intercept its value at x = 0
 * @param slopeError standard error of the slope
 * @param r2 R², the share of y's variance that the line explains; NaN where y does not vary
 * @param p of the two-sided t test, with n − 2 degrees of freedom, for whether the slope is zero
 */
public record LinearRegression(int pairs, double slope, double intercept, double slopeError, double r2, double p) {

    /**
     * Fits the line.
     *
     * @throws io.clade.input.InputException unless there are as many x as y
     */
    public static LinearRegression of(double[] x, double[] y) {
        Require.that(
                x.length == y.length,
                "A regression needs equally many x and y values. Got %d and %d.",
                x.length,
                y.length);
        int n = x.length;
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
            syy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (n < 3 || sxx == 0) {
            return new LinearRegression(n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double slope = sxy / sxx;
        double unexplained = Math.max(0, syy - slope * sxy);
        double error = Math.sqrt(unexplained / (n - 2) / sxx);
        double r2 = syy == 0 ? Double.NaN : 1 - unexplained / syy;
        return new LinearRegression(n, slope, meanY - slope * meanX, error, r2, twoSided(slope / error, n - 2));
    }

    /** P(|T| ≥ |t|) for Student's t distribution. */
    static double twoSided(double t, int degreesOfFreedom) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        return IncompleteBeta.of(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2.0, 0.5);
    }
}
