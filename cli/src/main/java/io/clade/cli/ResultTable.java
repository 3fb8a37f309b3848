package io.clade.cli;

import io.clade.run.Metrics;
import io.clade.run.ResultFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The short table that ends a fit. */
final class ResultTable {

    private ResultTable() {}

    static void print(Metrics metrics, Path folder, PrintStream out) {
        Metrics.Data data = metrics.data();
        Metrics.Run best = metrics.runs().get(metrics.best());
        String shape = data.shape().stream().map(String::valueOf).collect(Collectors.joining("×"));
        out.println("%s: %d samples of shape %s in %d clusters by %s"
                .formatted(data.name(), data.samples(), shape, metrics.clusters(), metrics.method()));
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
            if (figures.max() != null) {
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
}
