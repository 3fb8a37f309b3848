package io.clade.cli;

import io.clade.run.Metrics;
import io.clade.run.ResultFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The short table that ends a fit. */
final class ResultTable {

    /** Worth a row only where they are not what was asked for. */
    private static final Set<String> COUNTS = Set.of("clusters", "outliers");

    private ResultTable() {}

    static void print(Metrics metrics, Path folder, PrintStream out) {
        Metrics.Data data = metrics.data();
        Metrics.Run best = metrics.runs().get(metrics.best());
        String shape = data.shape().stream().map(String::valueOf).collect(Collectors.joining("×"));
        out.println("%s: %d samples of shape %s in %s by %s"
                .formatted(data.name(), data.samples(), shape, clusters(metrics), metrics.method()));
        int runs = metrics.runs().size();
        out.println(String.format(
                Locale.ROOT,
                "%s seed %d, loss %s, %s, %.1f s",
                runs == 1 ? "run:" : "best of " + runs + " runs:",
                best.seed(),
                Columns.number(best.loss()),
                best.epochs() == 1 ? "1 epoch" : best.epochs() + " epochs",
                best.seconds()));
        out.println();
        Columns columns = Columns.ofNumbers().row("index", "best", "mean", "sd", "max");
        metrics.summary().forEach((index, figures) -> {
            if (figures.max() != null && (metrics.found() || !COUNTS.contains(index))) {
                columns.row(
                        index,
                        Columns.number(figures.best()),
                        Columns.number(figures.mean()),
                        Columns.number(figures.sd()),
                        Columns.number(figures.max()));
            }
        });
        columns.print(out);
        out.println();
        out.println("report: " + folder.resolve(ResultFolder.REPORT));
    }

    /** For example {@code 10 clusters}, or {@code 2 clusters found with 30 prototypes (3 outliers)}. */
    private static String clusters(Metrics metrics) {
        int found = metrics.clusters();
        int outliers = metrics.outliers();
        return (found == 1 ? "1 cluster" : found + " clusters")
                + (metrics.found() ? " found with " + metrics.k() + " prototypes" : "")
                + (outliers == 0 ? "" : " (" + outliers + (outliers == 1 ? " outlier)" : " outliers)"));
    }
}
