package io.clade.data.preprocessing;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Minimum, maximum, mean and deviation of each channel, worked out in double precision. */
record ChannelStatistics(List<Double> minima, List<Double> maxima, List<Double> means, List<Double> deviations) {

    /** The share of the largest magnitude up to which a range is that of rounding, not of the data. */
    private static final double ROUNDING = 0x1p-50;

    /** The number up to which whole numbers are exact in double precision. */
    private static final double LARGEST_WHOLE = 0x1p53;

    /** The smallest square of a deviation that is certainly within the range of double precision. */
    private static final double LEAST_SQUARE = 1e-280;

    /** The statistics of the numbers in single precision. */
    static ChannelStatistics single(Dataset data) {
        return of(data, false);
    }

    /** The statistics of the numbers with all digits that are stored. */
    static ChannelStatistics exact(Dataset data) {
        return of(data, data.wide());
    }

    private static ChannelStatistics of(Dataset data, boolean wide) {
        int channels = data.shape().channels();
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        Moments moments = moments(data, wide, ones);
        double[] scales = moments.scales();
        return (Arrays.equals(scales, ones) ? moments : moments(data, wide, scales)).statistics(scales);
    }

    private static Moments moments(Dataset data, boolean wide, double... scales) {
        Shape shape = data.shape();
        Moments moments = new Moments(scales);
        float[] values = new float[shape.size()];
        double[] exact = new double[wide ? values.length : 0];
        int[] channelOf = new int[shape.size()];
        Arrays.setAll(channelOf, shape::channelOf);
        for (int row = 0; row < data.size(); row++) {
            if (wide) {
                data.copy(row, exact, 0);
            } else {
                data.copy(row, values, 0);
            }
            int used = shape.kind() == Kind.SERIES ? data.length(row) * shape.channels() : values.length;
            for (int i = 0; i < used; i++) {
                moments.take(channelOf[i], wide ? exact[i] : values[i]);
            }
        }
        return moments;
    }

    double lowest() {
        return Collections.min(minima);
    }

    double highest() {
        return Collections.max(maxima);
    }

    /** True if channel {@code c} has the same number everywhere, up to rounding. */
    boolean constant(int c) {
        double low = minima.get(c);
        double high = maxima.get(c);
        double size = Math.max(Math.abs(low), Math.abs(high));
        boolean wholes = high - low >= 1 && size <= LARGEST_WHOLE;
        return !wholes && high - low <= ROUNDING * size;
    }

    private static final class Moments {

        private final double[] scales;
        private final double[] low;
        private final double[] high;
        private final double[] mean;
        private final double[] squares;
        private final long[] count;

        Moments(double... scales) {
            int channels = scales.length;
            this.scales = scales;
            low = new double[channels];
            high = new double[channels];
            mean = new double[channels];
            squares = new double[channels];
            count = new long[channels];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void take(int c, double number) {
            double value = number * scales[c];
            low[c] = Math.min(low[c], number);
            high[c] = Math.max(high[c], number);
            // Welford's update: one pass, no cancellation.
            double before = value - mean[c];
            mean[c] += before / ++count[c];
            squares[c] += before * (value - mean[c]);
        }

        /** A scale for each channel: 1, or the power of two that keeps squares within the range of double precision. */
        double[] scales() {
            double[] better = new double[scales.length];
            Arrays.setAll(better, c -> {
                boolean inRange = squares[c] >= LEAST_SQUARE * count[c] && Double.isFinite(squares[c]);
                int exponent = Math.getExponent(Math.max(Math.abs(low[c]), Math.abs(high[c])));
                return inRange || low[c] >= high[c]
                        ? 1
                        : Math.scalb(1.0, Math.max(-1022, Math.min(1022, -exponent - 1)));
            });
            return better;
        }

        ChannelStatistics statistics(double... used) {
            double[] deviation = new double[used.length];
            Arrays.setAll(deviation, c -> Math.sqrt(squares[c] / count[c]) / used[c]);
            Arrays.setAll(mean, c -> mean[c] / used[c]);
            return new ChannelStatistics(boxed(low), boxed(high), boxed(mean), boxed(deviation));
        }

        private static List<Double> boxed(double... values) {
            return Arrays.stream(values).boxed().toList();
        }
    }
}
