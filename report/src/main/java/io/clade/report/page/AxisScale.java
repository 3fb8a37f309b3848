package io.clade.report.page;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The scale of an axis, from values to places along one side of a drawing.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, no less than {@code low}
 * @param from a place, in units of the drawing
 * @param to a place
 */
public record AxisScale(double low, double high, double from, double to) {

    /** A round number beside the axis. */
    public record Tick(String at, String text) {}

    /** A scale that holds all finite {@code values}; from 0 to 1 where there are none. */
    public static AxisScale holding(DoubleStream values, double from, double to) {
        DoubleSummaryStatistics range = values.filter(Double::isFinite).summaryStatistics();
        return range.getCount() == 0
                ? new AxisScale(0, 1, from, to)
                : new AxisScale(range.getMin(), range.getMax(), from, to);
    }

    /** The place of {@code value}; the middle where all values are equal. */
    double place(double value) {
        // Halves, so that the difference of two numbers is one too.
        double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
        return from + (to - from) * share;
    }

    /** The place of {@code value} as SVG writes it. */
    public String at(double value) {
        return Numerals.place(place(value));
    }

    /** Ticks at about {@code count} round numbers. */
    public List<Tick> ticks(int count) {
        List<Double> values = Ticks.linear(low, high, count);
        double step = values.size() > 1 ? values.get(1) - values.get(0) : 1;
        boolean plain = high < 1e6 && step >= 1e-4;
        return values.stream()
                .map(value -> new Tick(
                        at(value), plain ? Numerals.plain(value, Ticks.decimals(step)) : Numerals.decimal(value)))
                .toList();
    }

    /** Ticks at about {@code count} whole numbers. */
    public List<Tick> wholeTicks(int count) {
        return Ticks.linear(low, high, count).stream()
                .filter(value -> value == Math.rint(value))
                .map(value -> new Tick(at(value), Numerals.count(value.longValue())))
                .toList();
    }
}
