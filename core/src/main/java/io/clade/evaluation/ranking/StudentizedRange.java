package io.clade.evaluation.ranking;

/**
 * The range of k independent standard normal numbers: the studentized range for infinitely many degrees of freedom.
 * Tukey, The problem of multiple comparisons, 1953.
 */
final class StudentizedRange {

    /** Beyond this the normal density is below 1e-17. */
    private static final double EDGE = 9;
    /**
     * The step of the trapezoidal rule, which is exact to rounding for a smooth function that vanishes at both ends.
     */
    private static final double STEP = 1.0 / 16;

    private static final int HALVINGS = 60;
    private static final double LARGEST = 64;

    private StudentizedRange() {}

    /** The probability that k numbers lie within {@code range}: k ∫ φ(z) (Φ(z + range) − Φ(z))^(k−1) dz, z the least. */
    static double probability(double range, int k) {
        double sum = 0;
        for (double z = -EDGE; z <= EDGE; z += STEP) {
            sum += density(z) * Math.pow(normal(z + range) - normal(z), k - 1);
        }
        return k * sum * STEP;
    }

    /** The range that k numbers lie within with {@code probability}, above 0 and below 1. */
    static double quantile(double probability, int k) {
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (probability(middle, k) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Φ(z) = 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + …). Marsaglia, Evaluating the normal distribution, 2004, equation 2. */
    private static double normal(double z) {
        if (Math.abs(z) > EDGE) {
            return z < 0 ? 0 : 1;
        }
        double term = z;
        double sum = z;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + density(z) * sum;
    }
}
