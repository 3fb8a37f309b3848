package io.clade.partition.manifold;

/**
 * The power x^b of positive numbers, to seven digits and several times as fast as {@link Math#pow}: x = m·2^e, and tables give
 * m^b, interpolated, and 2^(eb); immutable.
 */
final class Power {

    private static final int BITS = 11;
    private static final int MANTISSA = 52;
    private static final int SHIFT = MANTISSA - BITS;
    private static final long REST = (1L << SHIFT) - 1;
    private static final double UNIT = 1.0 / (1L << SHIFT);

    private final double[] ofMantissa = new double[(1 << BITS) + 1];
    private final double[] ofExponent = new double[Double.MAX_EXPONENT - Double.MIN_EXPONENT + 1];

    /** @param b above 0 */
    Power(double b) {
        for (int i = 0; i < ofMantissa.length; i++) {
            ofMantissa[i] = Math.pow(1 + (double) i / (1 << BITS), b);
        }
        for (int e = 0; e < ofExponent.length; e++) {
            ofExponent[e] = Math.pow(2, (e + Double.MIN_EXPONENT) * b);
        }
    }

    /** x^b; 0 for numbers below {@link Double#MIN_NORMAL}. */
    double of(double x) {
        if (x < Double.MIN_NORMAL) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> MANTISSA) - 1;
        int at = (int) (bits >>> SHIFT) & (1 << BITS) - 1;
        double rest = (bits & REST) * UNIT;
        double low = ofMantissa[at];
        return ofExponent[exponent] * (low + rest * (ofMantissa[at + 1] - low));
    }
}
