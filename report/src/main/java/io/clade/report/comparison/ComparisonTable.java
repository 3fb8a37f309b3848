package io.clade.report.comparison;

import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import io.clade.run.comparison.Comparison;
import io.clade.run.comparison.Comparison.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * The table of datasets × methods, all as text. Columns without any figure are left out.
 *
 * @param heads names of the columns behind the method's name
 * @param groups a dataset each
 */
public record ComparisonTable(List<Head> heads, List<Group> groups) {

    /**
     * @param name of a column
     * @param hint at its meaning
     */
    public record Head(String name, String hint) {}

    /**
     * @param data name of the dataset
     * @param rows a method each
     */
    public record Group(String data, List<Row> rows) {}

    /**
     * @param method its name
     * @param failure reason why there are no figures; empty where there are
     * @param figures one a column
     */
    public record Row(String method, String failure, List<Figure> figures) {

        /** True if there are no figures. */
        public boolean failed() {
            return !failure.isEmpty();
        }
    }

    /**
     * @param text as written
     * @param highest whether it is a mean with labels and no other method's is higher on these data; this marks results
     *     and chooses nothing
     */
    public record Figure(String text, boolean highest) {}

    /** @param marked number by which the highest figure is marked; null where none is */
    private record Column(Head head, Function<Cell, String> text, Function<Cell, Double> marked) {}

    /** The table of {@code comparison}. */
    public static ComparisonTable of(Comparison comparison) {
        List<Column> columns = columns(comparison);
        return new ComparisonTable(
                columns.stream().map(Column::head).toList(),
                comparison.data().stream()
                        .map(set -> new Group(set.name(), rows(comparison.on(set.name()), columns)))
                        .toList());
    }

    private static List<Column> columns(Comparison comparison) {
        boolean several = comparison.mostRuns() > 1;
        List<Column> columns = new ArrayList<>();
        for (String index : List.of("acc", "nmi", "ari")) {
            if (comparison.cells().stream().anyMatch(cell -> cell.summary(index).isPresent())) {
                String name = index.toUpperCase(Locale.ROOT);
                Function<Cell, Double> mean =
                        cell -> cell.summary(index).map(Metrics.Summary::mean).orElse(null);
                if (several) {
                    columns.add(new Column(
                            new Head(name + " best", "of the run with the lowest loss, chosen without labels"),
                            cell -> cell.summary(index)
                                    .map(each -> Numerals.decimal(each.best()))
                                    .orElse(Numerals.NONE),
                            cell -> null));
                }
                columns.add(new Column(
                        new Head(several ? name + " mean ± sd" : name, several ? "over the runs" : "with labels"),
                        cell -> cell.summary(index)
                                .map(each -> Numerals.spread(each.mean(), each.sd()))
                                .orElse(Numerals.NONE),
                        mean));
            }
        }
        if (comparison.cells().stream()
                .anyMatch(cell -> cell.done() && cell.metrics().found())) {
            columns.add(new Column(
                    new Head(
                            "clusters",
                            "of the best run; methods that find the number may give another one than asked for"),
                    cell -> Numerals.count(cell.metrics().clusters()),
                    cell -> null));
        }
        columns.add(plain("silhouette", "of the best run, in the method's own embedding", ComparisonTable::silhouette));
        columns.add(plain(
                "input silhouette",
                "of the best run, measured on the samples themselves, the same space for every method",
                Cell::inputSilhouette));
        columns.add(new Column(
                new Head("s/run", "seconds per run, on average"),
                cell -> Numerals.plain(cell.seconds(), cell.seconds() < 10 ? 2 : 1),
                cell -> null));
        columns.add(new Column(
                new Head(
                        "MB (added)",
                        "the largest resident memory of the process while a run was fitted, and how much of it the method added"),
                cell -> cell.memory() == null
                        ? Numerals.NONE
                        : Numerals.count(Math.round(cell.memory().peak())) + " ("
                                + Numerals.count(Math.round(cell.memory().added())) + ")",
                cell -> null));
        return columns;
    }

    private static Double silhouette(Cell cell) {
        return cell.summary("silhouette").map(Metrics.Summary::best).orElse(null);
    }

    private static Column plain(String name, String hint, Function<Cell, Double> value) {
        return new Column(new Head(name, hint), cell -> Numerals.decimal(value.apply(cell)), cell -> null);
    }

    private static List<Row> rows(List<Cell> cells, List<Column> columns) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<Figure> figures = columns.stream()
                    .map(column -> cell.done()
                            ? new Figure(column.text().apply(cell), isHighest(cell, cells, column.marked()))
                            : new Figure(Numerals.NONE, false))
                    .toList();
            rows.add(new Row(cell.method(), cell.done() ? "" : cell.failure(), figures));
        }
        return rows;
    }

    private static boolean isHighest(Cell cell, List<Cell> cells, Function<Cell, Double> marked) {
        Double own = marked.apply(cell);
        List<Double> all = cells.stream()
                .filter(Cell::done)
                .map(marked)
                .filter(Objects::nonNull)
                .toList();
        return own != null && all.size() > 1 && all.stream().allMatch(other -> other <= own);
    }
}
