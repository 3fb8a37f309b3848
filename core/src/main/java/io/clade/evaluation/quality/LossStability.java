package io.clade.evaluation.quality;

/** Measures whether a loss came to rest. */
public final class LossStability {

    /** Share of the epochs that count as the end. */
    private static final double END = 0.2;

    private static final int LEAST_EPOCHS = 10;

    /** Share of the largest loss that is rounding: losses are sums in single precision. */
    private static final double ROUNDING = 1e-6;

    private LossStability() {}

    /**
     * The swing of the loss at the end: the difference between the highest and the lowest loss of the last fifth of the
     * epochs, as a share of the whole fall, {@code (max − min) / (first − lowest)}.
     *
     * @param losses of each epoch, in order
     * @return 0 or more, 0 where it swung by no more than rounding; infinite where the loss never fell but moves; NaN for fewer than ten epochs or where one is not finite
     */
    public static double swing(double... losses) {
        int n = losses.length;
        if (n < LEAST_EPOCHS) {
            return Double.NaN;
        }
        double lowest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double sum = 0;
        for (double loss : losses) {
            lowest = Math.min(lowest, loss);
            largest = Math.max(largest, Math.abs(loss));
            sum += loss;
        }
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = n - (int) (END * n); i < n; i++) {
            high = Math.max(high, losses[i]);
            low = Math.min(low, losses[i]);
        }
        double range = high - low;
        return !Double.isFinite(sum) ? Double.NaN : range <= ROUNDING * largest ? 0 : range / (losses[0] - lowest);
    }
}
