package io.clade.distance;

import java.util.List;

/**
 * A distance between two samples.
 *
 * @param type of distance
 * @param exponent p of {@link Type#LP}, at least 1
 * @param band of {@link Type#DTW} and {@link Type#CID_DTW}: largest |s − t| of a pair, as a share of the longer series,
 *     0…1
 */
public record Metric(Type type, double exponent, double band) {

    /** Kinds of distance. */
    public enum Type {
        /** ‖x − y‖ */
        EUCLIDEAN,
        /** 1 − x·y / (‖x‖ ‖y‖); a sample of zeros has no direction: 1 from every other, 0 from zeros */
        COSINE,
        /** (Σ |x_c − y_c|^p)^(1/p) */
        LP,
        /** dynamic time warping, see {@link DynamicTimeWarping}: series of any lengths */
        DTW,
        /** Euclidean, corrected for complexity, see {@link ComplexityInvariance}: series of one length */
        CID,
        /** dynamic time warping, corrected for complexity: series of any lengths */
        CID_DTW
    }

    /** ‖x − y‖ */
    public static final Metric EUCLIDEAN = new Metric(Type.EUCLIDEAN, 2, 1);

    /** True if it takes series of different lengths. */
    public boolean takesAnyLength() {
        return type == Type.DTW || type == Type.CID_DTW;
    }

    /** True if samples must be series. */
    public boolean isForSeries() {
        return takesAnyLength() || type == Type.CID;
    }

    /**
     * The distances of samples from {@code kept}, ready to be measured.
     *
     * @param kept samples, of one length unless this takes any
     * @param channels numbers a step of a series; does not matter to other samples
     */
    public DistancesTo distancesTo(List<float[]> kept, int channels) {
        return isForSeries() ? new SeriesDistances(this, kept, channels) : new VectorDistances(this, kept);
    }

    /** The distance between {@code x} and {@code y} in double precision. */
    public double between(float[] x, float[] y, int channels) {
        return switch (type) {
            case EUCLIDEAN -> root(powers(x, y, 2), 2);
            case LP -> root(powers(x, y, exponent), exponent);
            case COSINE -> cosine(x, y);
            case CID -> ComplexityInvariance.factor(x, y, channels) * root(powers(x, y, 2), 2);
            case DTW -> new DynamicTimeWarping(band, channels).distance(x, y);
            case CID_DTW ->
                ComplexityInvariance.factor(x, y, channels) * new DynamicTimeWarping(band, channels).distance(x, y);
        };
    }

    static double root(double sum, double p) {
        return p == 2 ? Math.sqrt(sum) : p == 1 ? sum : Math.pow(sum, 1 / p);
    }

    private static double powers(float[] x, float[] y, double p) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = Math.abs((double) x[c] - y[c]);
            sum += p == 2 ? difference * difference : Math.pow(difference, p);
        }
        return sum;
    }

    /** True if the distance does not depend on the lengths of samples. */
    public boolean comparesDirections() {
        return type == Type.COSINE;
    }

    /** True if every number of {@code x} is zero, so that it has no direction. */
    public static boolean isZero(float... x) {
        for (float value : x) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Half the squared distance of the unit vectors, which is the same and does not cancel where they are near. */
    private static double cosine(float[] x, float[] y) {
        if (isZero(x) != isZero(y)) {
            return 1;
        }
        double a = norm(x);
        double b = norm(y);
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            double difference = x[c] / a - y[c] / b;
            sum += difference * difference;
        }
        return sum / 2;
    }

    /** x / ‖x‖; zeros stay. */
    public static float[] direction(float[] x) {
        double norm = norm(x);
        float[] unit = new float[x.length];
        for (int c = 0; c < unit.length; c++) {
            unit[c] = (float) (x[c] / norm);
        }
        return unit;
    }

    /** ‖x‖, or 1 for zeros, which have no direction. */
    private static double norm(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return sum > 0 ? Math.sqrt(sum) : 1;
    }
}
