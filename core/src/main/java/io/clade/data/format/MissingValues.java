package io.clade.data.format;

import io.clade.data.Dataset;
import io.clade.data.Samples;
import io.clade.input.InputException;
import java.util.Arrays;

/**
 * Finds the missing values (NaN) within series, and fills them in: in each dimension by the straight line between the
 * values on either side, at the ends by the nearest value. A dimension that a series has no value of gets that dimension's
 * mean over all series.
 */
final class MissingValues {

    private final int dimensions;
    private final double[] sums;
    private final long[] counts;
    private long missing;
    private int incomplete;
    private int absent;

    MissingValues(int dimensions) {
        this.dimensions = dimensions;
        this.sums = new double[dimensions];
        this.counts = new long[dimensions];
    }

    /**
     * Takes in one series.
     *
     * @param place of the series, for a refusal
     * @throws InputException when it has no value at all
     */
    void count(float[] values, int steps, String place) {
        long before = missing;
        for (int c = 0; c < dimensions; c++) {
            int there = 0;
            for (int i = c; i < steps * dimensions; i += dimensions) {
                if (!Float.isNaN(values[i])) {
                    sums[c] += values[i];
                    there++;
                }
            }
            counts[c] += there;
            missing += steps - there;
            absent += there == 0 ? 1 : 0;
        }
        if (missing - before == (long) steps * dimensions) {
            throw new InputException(place + " has no values. Leave the sample out.");
        }
        incomplete += missing > before ? 1 : 0;
    }

    boolean any() {
        return missing > 0;
    }

    /** A sentence on the number of missing values and on what replaced them. */
    String notice() {
        String filled =
                "%s missing values in %s series were filled in: by interpolation, and at the ends with the nearest value."
                        .formatted(missing, incomplete);
        return absent == 0
                ? filled
                : filled
                        + " %s dimensions without any value in a series were filled with the mean over all series."
                                .formatted(absent);
    }

    /** The same series without gaps, and with zeros behind their end. */
    Samples fill(Dataset series) {
        float[] means = new float[dimensions];
        for (int c = 0; c < dimensions; c++) {
            means[c] = counts[c] == 0 ? 0 : (float) (sums[c] / counts[c]);
        }
        return new Filled(series, means);
    }

    private static final class Filled implements Samples {

        private final Dataset series;
        private final float[] means;

        Filled(Dataset series, float... means) {
            this.series = series;
            this.means = means;
        }

        @Override
        public int size() {
            return series.size();
        }

        @Override
        public int width() {
            return series.shape().size();
        }

        @Override
        public void copy(int row, float[] target, int offset) {
            series.copy(row, target, offset);
            int end = offset + series.length(row) * means.length;
            for (int c = 0; c < means.length; c++) {
                fill(target, offset + c, end, means[c]);
            }
            Arrays.fill(target, end, offset + width(), 0);
        }

        private void fill(float[] values, int from, int end, float mean) {
            int step = means.length;
            int before = -1;
            for (int i = from; i < end; i += step) {
                if (!Float.isNaN(values[i])) {
                    if (before != i - step) {
                        bridge(values, before, i, from);
                    }
                    before = i;
                }
            }
            float last = before < 0 ? mean : values[before];
            for (int i = before < 0 ? from : before + step; i < end; i += step) {
                values[i] = last;
            }
        }

        /** Fills the steps between {@code before} and {@code to}; from the start where {@code before} is −1. */
        private void bridge(float[] values, int before, int to, int from) {
            int step = means.length;
            for (int i = before < 0 ? from : before + step; i < to; i += step) {
                double share = before < 0 ? 1 : (double) (i - before) / (to - before);
                values[i] = (float) (before < 0 ? values[to] : values[before] + share * (values[to] - values[before]));
            }
        }
    }
}
