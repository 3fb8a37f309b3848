package io.clade.evaluation;

/**
 * The regularised incomplete beta function I_x(a, b).
 *
 * <p>Lentz's continued fraction: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, 3rd edition, section 6.4;
 * the gamma function by Lanczos's series with g = 7 and nine terms.
 */
final class IncompleteBeta {

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private static final double G = 7;
    private static final int MOST_TERMS = 10_000;
    private static final double PRECISION = 1e-16;
    /** The divisor in place of zero. */
    private static final double TINY = 1e-300;

    private IncompleteBeta() {}

    /** I_x(a, b) for 0 ≤ x ≤ 1, a and b positive. */
    static double of(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        // The fraction converges quickly below the mean; above it the mirror image does.
        return x < (a + 1) / (a + b + 2) ? factor(x, a, b) * fraction(x, a, b) / a : 1 - of(1 - x, b, a);
    }

    /** x^a (1 − x)^b / B(a, b). */
    private static double factor(double x, double a, double b) {
        double logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
        return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** ln Γ(x) for x > 0. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x - 1 + G + 0.5;
        return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
