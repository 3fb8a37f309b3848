package io.clade.cli.table;

import io.clade.evaluation.ranking.Ranking;
import io.clade.report.comparison.ComparisonTable;
import io.clade.run.comparison.Comparison;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table that ends a comparison, and the ranks where there are several datasets. */
public final class ComparisonTables {

    private ComparisonTables() {}

    public static void print(Comparison comparison, PrintStream out) {
        for (Comparison.Data set : comparison.data()) {
            String shape = set.samples().shape().stream().map(String::valueOf).collect(Collectors.joining("×"));
            out.println("%s: %s samples of shape %s, k = %s"
                    .formatted(set.name(), set.samples().samples(), shape, set.clusters()));
        }
        out.println(runs(comparison));
        out.println();
        table(comparison).print(out);
        comparison.ranking("acc").ifPresent(ranking -> {
            out.println();
            ranks(comparison, ranking, out);
        });
    }

    private static String runs(Comparison comparison) {
        return comparison.runs() == 1
                ? "one run per method, seed " + comparison.seed()
                : "%s runs per method, seeds %s to %s; best: the run with the lowest loss"
                        .formatted(comparison.runs(), comparison.seed(), comparison.seed() + comparison.runs() - 1);
    }

    private static Columns table(Comparison comparison) {
        ComparisonTable table = ComparisonTable.of(comparison);
        Columns columns = Columns.ofNumbersBehind(2);
        List<String> header = new ArrayList<>(List.of("data", "method"));
        table.heads().forEach(head -> header.add(head.name()));
        columns.row(header);
        for (ComparisonTable.Group group : table.groups()) {
            for (ComparisonTable.Row row : group.rows()) {
                List<String> cells = new ArrayList<>(List.of(group.data(), row.method()));
                row.figures().forEach(figure -> cells.add(figure.text()));
                columns.row(cells);
            }
        }
        return columns;
    }

    private static void ranks(Comparison comparison, Ranking ranking, PrintStream out) {
        Columns columns = Columns.ofNumbersBehind(1).row("method", "mean rank by ACC");
        for (int method : ranking.order()) {
            columns.row(
                    comparison.methods().get(method).name(),
                    String.format(Locale.ROOT, "%.2f", ranking.ranks().get(method)));
        }
        columns.print(out);
        out.println(String.format(
                Locale.ROOT,
                "Friedman's test: p = %.4f; critical difference between two ranks: %.2f (Nemenyi, 0.05)",
                ranking.p(),
                ranking.criticalDifference()));
    }
}
