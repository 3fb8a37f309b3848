package io.clade.report.map;

import io.clade.data.Matrix;
import io.clade.report.page.Numerals;
import io.clade.report.page.Ticks;
import io.clade.report.page.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The transform from a plane of the map to a figure of fixed size. */
final class MapFrame {

    static final int WIDTH = 700;
    static final int HEIGHT = 540;
    private static final int MARGIN = 14;
    private static final int GUTTER = 46;
    private static final int TICKS = 6;

    /** Steps below and numbers above are written with a power of ten. */
    private static final double LEAST_PLAIN = 1e-6;

    private static final double MOST_PLAIN = 1e9;

    private final Projection plane;
    private final ValueRange x;
    private final ValueRange y;
    private final double left;
    private final double bottom;
    private final double unitX;
    private final double unitY;

    MapFrame(Projection plane) {
        this.plane = plane;
        Matrix points = plane.points();
        this.x = ValueRange.of(IntStream.range(0, points.rows()).mapToDouble(i -> points.get(i, 0)));
        this.y = ValueRange.of(IntStream.range(0, points.rows()).mapToDouble(i -> points.get(i, 1)));
        int gutter = plane.axes().isEmpty() ? MARGIN : GUTTER + MARGIN;
        double roomX = WIDTH - gutter - MARGIN;
        double roomY = HEIGHT - gutter - MARGIN;
        double wide = roomX / Math.max(x.high() - x.low(), Float.MIN_NORMAL);
        double tall = roomY / Math.max(y.high() - y.low(), Float.MIN_NORMAL);
        this.unitX = plane.sameScale() ? Math.min(wide, tall) : wide;
        this.unitY = plane.sameScale() ? Math.min(wide, tall) : tall;
        this.left = gutter + (roomX - unitX * (x.high() - x.low())) / 2;
        this.bottom = MARGIN + (roomY + unitY * (y.high() - y.low())) / 2;
    }

    /** The x of sample {@code i} of the map, from the left. */
    double x(int i) {
        return across(plane.points().get(i, 0));
    }

    /** The y of sample {@code i} of the map, from above. */
    double y(int i) {
        return down(plane.points().get(i, 1));
    }

    double across(double value) {
        return left + unitX * (value - x.low());
    }

    double down(double value) {
        return bottom - unitY * (value - y.low());
    }

    /**
     * A line of the grid and its number.
     *
     * @param line as SVG writes it
     * @param x of the number
     * @param y of the number
     * @param anchor of the number
     * @param text the number
     */
    record Tick(String line, String x, String y, String anchor, String text) {}

    /** Lines of the grid; none where the axes mean nothing. */
    List<Tick> ticks() {
        if (plane.axes().isEmpty()) {
            return List.of();
        }
        List<Double> marksX = Ticks.linear(x.low(), x.high(), TICKS);
        List<Double> marksY = Ticks.linear(y.low(), y.high(), TICKS);
        int floor = HEIGHT - GUTTER;
        List<Tick> all = new ArrayList<>();
        marksX.forEach(value -> all.add(new Tick(
                "M" + Numerals.place(across(value)) + " 0V" + floor,
                Numerals.place(across(value)),
                Numerals.place(floor + 16),
                "middle",
                written(value, marksX))));
        marksY.forEach(value -> all.add(new Tick(
                "M" + GUTTER + " " + Numerals.place(down(value)) + "H" + WIDTH,
                Numerals.place(GUTTER - 6),
                Numerals.place(down(value)),
                "end",
                written(value, marksY))));
        return all;
    }

    private static String written(double value, List<Double> all) {
        double step = all.size() > 1 ? all.get(1) - all.get(0) : 0.1;
        return step < LEAST_PLAIN || Math.abs(value) >= MOST_PLAIN
                ? Numerals.decimal(value)
                : Numerals.plain(value, Ticks.decimals(step));
    }
}
