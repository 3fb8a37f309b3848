package io.clade.report.comparison;

import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import io.clade.run.comparison.Comparison.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Box plots of the indices of all runs on one dataset, for the template: a row for each method, and a column with its
 * own axis for each index.
 *
 * @param panels the columns
 * @param rows the methods that did not fail
 */
record BoxPlots(List<Panel> panels, List<Row> rows) {

    /** The least number of runs with a box; fewer are drawn as points only. */
    private static final int LEAST_BOXED = 3;

    private static final Map<String, Function<Metrics.Run, Double>> INDICES = new LinkedHashMap<>();

    static {
        INDICES.put("ACC", Metrics.Run::acc);
        INDICES.put("NMI", Metrics.Run::nmi);
        INDICES.put("ARI", Metrics.Run::ari);
        INDICES.put("Silhouette", Metrics.Run::silhouette);
    }

    /**
     * @param name of the index
     * @param axis of its column
     */
    record Panel(String name, Axis axis) {}

    /** A method and its strips, one a panel. */
    record Row(String method, List<Strip> strips) {}

    /**
     * @param box of the quartiles; null where there are too few runs
     * @param points a run each
     * @param text description of the drawing, for screen readers
     */
    record Strip(Box box, List<Point> points, String text) {}

    /** Places in percent: lowest and highest run, quartiles, median. */
    record Box(String lowest, String lower, String width, String median, String highest) {}

    /**
     * @param at its place
     * @param chosen whether it is the run of lowest loss
     */
    record Point(String at, boolean chosen) {}

    static BoxPlots of(List<Cell> cells) {
        List<Cell> done = cells.stream().filter(Cell::done).toList();
        List<Panel> panels = new ArrayList<>();
        List<Function<Metrics.Run, Double>> indices = new ArrayList<>();
        INDICES.forEach((name, index) -> {
            double[] values = done.stream()
                    .flatMap(cell -> cell.metrics().runs().stream())
                    .map(index)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (values.length > 0) {
                panels.add(new Panel(name, Axis.holding(Arrays.stream(values))));
                indices.add(index);
            }
        });
        List<Row> rows = done.stream()
                .map(cell -> new Row(
                        cell.method(),
                        IntStream.range(0, panels.size())
                                .mapToObj(i -> strip(cell.metrics(), panels.get(i), indices.get(i)))
                                .toList()))
                .toList();
        return new BoxPlots(panels, rows);
    }

    private static Strip strip(Metrics metrics, Panel panel, Function<Metrics.Run, Double> index) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < metrics.runs().size(); i++) {
            Double value = index.apply(metrics.runs().get(i));
            if (value != null) {
                points.add(new Point(panel.axis().at(value), i == metrics.best()));
            }
        }
        double[] values = metrics.runs().stream()
                .map(index)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Strip(values.length < LEAST_BOXED ? null : box(panel.axis(), values), points, text(values));
    }

    private static Box box(Axis axis, double... sorted) {
        double lower = quantile(sorted, 0.25);
        double upper = quantile(sorted, 0.75);
        return new Box(
                axis.at(sorted[0]),
                axis.at(lower),
                axis.width(lower, upper),
                axis.at(quantile(sorted, 0.5)),
                axis.at(sorted[sorted.length - 1]));
    }

    private static String text(double... sorted) {
        if (sorted.length == 0) {
            return "not measured";
        }
        return "median " + Numerals.decimal(quantile(sorted, 0.5)) + ", from " + Numerals.decimal(sorted[0]) + " to "
                + Numerals.decimal(sorted[sorted.length - 1]);
    }

    /** A quantile by linear interpolation: definition 7 of Hyndman and Fan, Sample quantiles, 1996. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
