package io.clade.distance;

/**
 * A factor for distances between series that grows with the difference of their complexities. Without it pairs of
 * complex series are farther apart than pairs of simple ones, even where they are more alike.
 *
 * <p>Batista, Wang and Keogh, A complexity-invariant distance measure for time series, SIAM International Conference on Data
 * Mining 2011, equations 2 to 4: CID(x, y) = d(x, y) · max(CE(x), CE(y)) / min(CE(x), CE(y)), CE(x) = √Σ_t (x_t − x_{t+1})².
 */
final class ComplexityInvariance {

    /** The least divisor: a series that never changes has no complexity. */
    private static final double EPSILON = 1e-6;

    private ComplexityInvariance() {}

    /**
     * The root mean square of the changes from step to step: CE(x) divided by √(T − 1). The divisor cancels between
     * series of one length and makes others comparable.
     */
    static double of(float[] x, int channels) {
        double sum = 0;
        for (int i = channels; i < x.length; i++) {
            double change = (double) x[i] - x[i - channels];
            sum += change * change;
        }
        return Math.sqrt(sum / Math.max(1, x.length / channels - 1));
    }

    static double factor(float[] x, float[] y, int channels) {
        return factor(of(x, channels), of(y, channels));
    }

    static double factor(double a, double b) {
        return Math.max(Math.max(a, b), EPSILON) / Math.max(Math.min(a, b), EPSILON);
    }
}
