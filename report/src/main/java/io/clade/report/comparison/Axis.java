package io.clade.report.comparison;

import io.clade.report.page.Numerals;
import io.clade.report.page.Ticks;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A horizontal axis between two round numbers, over the whole width of its drawing.
 *
 * @param low at the left
 * @param high at the right, above {@code low}
 * @param ticks round numbers from low to high
 */
record Axis(double low, double high, List<Tick> ticks) {

    /** The margin on both sides, in percent, so that marks at the ends are not cut. */
    private static final double MARGIN = 4;

    private static final int STEPS = 4;

    private static final double ROUNDING = 1e-9;

    /**
     * @param at its place
     * @param text its number
     * @param anchor of the text
     */
    record Tick(String at, String text, String anchor) {}

    /** An axis that holds all {@code values}, of which there is at least one. */
    static Axis holding(DoubleStream values) {
        DoubleSummaryStatistics range = values.summaryStatistics();
        double spread = range.getMax() - range.getMin();
        double largest = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
        if (spread <= ROUNDING * largest) {
            spread = Math.max(0.1, largest / 10);
        }
        double step = Ticks.roundStep(spread / STEPS);
        double low = Math.floor(range.getMin() / step + ROUNDING) * step;
        double high = Math.ceil(range.getMax() / step - ROUNDING) * step;
        if (high <= low) {
            low -= step;
            high += step;
        }
        int decimals = Ticks.decimals(step);
        long count = Math.round((high - low) / step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            double value = low + i * step;
            String anchor = i == 0 ? "start" : i == count ? "end" : "middle";
            ticks.add(new Tick(place(low, high, value), Numerals.plain(value, decimals), anchor));
        }
        return new Axis(low, high, List.copyOf(ticks));
    }

    /** The place of {@code value}, in percent of the width. */
    String at(double value) {
        return place(low, high, value);
    }

    /** The share of the width between two values, in percent. */
    String width(double from, double to) {
        return percent((100 - 2 * MARGIN) * (to - from) / (high - low));
    }

    private static String place(double low, double high, double value) {
        return percent(MARGIN + (100 - 2 * MARGIN) * (value - low) / (high - low));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
