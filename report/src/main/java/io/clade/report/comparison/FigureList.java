package io.clade.report.comparison;

import io.clade.run.Metrics;
import io.clade.run.comparison.Comparison;
import io.clade.run.comparison.Comparison.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code comparison.csv}: every figure with every digit, for programs.
 *
 * @param rows the names of the columns, then a method on a dataset each; undefined figures are empty
 */
record FigureList(List<List<String>> rows) {

    private static final List<String> FIRST = List.of(
            "data",
            "samples",
            "sha256",
            "k",
            "method",
            "settings",
            "failure",
            "runs",
            "failed_runs",
            "seeds",
            "best_seed",
            "best_loss",
            "clusters",
            "outliers");
    private static final List<String> INDICES =
            List.of("acc", "nmi", "ari", "purity", "silhouette", "calinski_harabasz", "davies_bouldin");
    private static final List<String> STATISTICS =
            List.of("best", "mean", "sd", "max", "bootstrap_mean", "bootstrap_sd");
    private static final List<String> LAST =
            List.of("input_silhouette", "seconds_per_run", "peak_memory_mb", "added_memory_mb", "folder");

    private static final Metrics.Summary NOTHING = new Metrics.Summary(null, null, null, null, null, null);

    static FigureList of(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(FIRST);
        INDICES.forEach(index -> STATISTICS.forEach(statistic -> header.add(index + "_" + statistic)));
        header.addAll(LAST);
        rows.add(header);
        for (Comparison.Data set : comparison.data()) {
            for (Comparison.Entry method : comparison.methods()) {
                comparison.cell(set.name(), method.name()).ifPresent(cell -> rows.add(row(set, method, cell)));
            }
        }
        return new FigureList(rows);
    }

    private static List<String> row(Comparison.Data set, Comparison.Entry method, Cell cell) {
        List<Object> row = new ArrayList<>(List.of(
                set.name(),
                set.samples().samples(),
                set.samples().sha256(),
                set.clusters(),
                method.name(),
                settings(method)));
        row.add(cell.failure());
        if (cell.done()) {
            Metrics metrics = cell.metrics();
            Metrics.Run best = metrics.runs().get(metrics.best());
            row.add(metrics.runs().size());
            row.add(metrics.failed().size());
            row.add(metrics.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            row.add(best.seed());
            row.add(best.loss());
            row.add(best.clusters());
            row.add(best.outliers());
            INDICES.forEach(index -> row.addAll(statistics(metrics.summary().getOrDefault(index, NOTHING))));
            row.add(cell.inputSilhouette());
            row.add(cell.seconds());
            row.add(cell.memory() == null ? null : cell.memory().peak());
            row.add(cell.memory() == null ? null : cell.memory().added());
            row.add(cell.folder());
        } else {
            int missing = FIRST.size() + INDICES.size() * STATISTICS.size() + LAST.size() - row.size();
            Stream.generate(() -> "").limit(missing).forEach(row::add);
        }
        return row.stream().map(value -> Objects.toString(value, "")).toList();
    }

    private static String settings(Comparison.Entry method) {
        Map<String, String> settings = method.settings();
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static List<Double> statistics(Metrics.Summary summary) {
        List<Double> values = new ArrayList<>();
        values.add(summary.best());
        values.add(summary.mean());
        values.add(summary.sd());
        values.add(summary.max());
        values.add(summary.bootstrapMean());
        values.add(summary.bootstrapSd());
        return values;
    }
}
