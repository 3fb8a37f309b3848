package io.clade.report.page;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/**
 * A range of numbers for drawing.
 *
 * @param low drawn at the bottom, or black
 * @param high drawn at the top, or white; never below {@code low}
 */
public record ValueRange(double low, double high) {

    /** The range from the smallest to the largest finite number of {@code count} arrays. */
    public static ValueRange of(int count, IntFunction<float[]> arrays) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            for (float value : arrays.apply(i)) {
                if (Float.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? new ValueRange(low, high) : new ValueRange(0, 0);
    }

    /** The range from the smallest to the largest finite number. */
    public static ValueRange of(DoubleStream numbers) {
        DoubleSummaryStatistics range = numbers.filter(Double::isFinite).summaryStatistics();
        return range.getCount() > 0 ? new ValueRange(range.getMin(), range.getMax()) : new ValueRange(0, 0);
    }

    /**
     * The range between the quantiles {@code tail} and 1 − {@code tail} of these numbers, so that a rare peak does not
     * flatten the rest.
     */
    public static ValueRange between(float[] values, double tail) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        while (last > 0 && !Float.isFinite(sorted[last])) {
            last--;
        }
        return sorted.length == 0
                ? new ValueRange(0, 0)
                : new ValueRange(sorted[(int) (tail * last)], sorted[(int) Math.ceil((1 - tail) * last)]);
    }

    /** The place of {@code value} between low and high, 0…1; a number outside is at the edge, NaN at 0. */
    public double share(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        // Halves, so that the difference of two numbers is one too.
        return high > low ? Math.max(0, Math.min(1, (value / 2 - low / 2) / (high / 2 - low / 2))) : 0.5;
    }
}
