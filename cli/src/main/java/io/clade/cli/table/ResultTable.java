package io.clade.cli.table;

import io.clade.run.Metrics;
import io.clade.run.Quality;
import io.clade.run.ResultFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The short table that ends a fit. */
public final class ResultTable {

    /** The indices of single runs that are worth a column. */
    private static final Map<String, Function<Metrics.Run, Double>> COMPARED = new LinkedHashMap<>();

    static {
        COMPARED.put("acc", Metrics.Run::acc);
        COMPARED.put("nmi", Metrics.Run::nmi);
        COMPARED.put("ari", Metrics.Run::ari);
        COMPARED.put("silhouette", Metrics.Run::silhouette);
    }

    /** Numbers that get a row only where they differ from those asked for. */
    private static final Set<String> COUNTS = Set.of("clusters", "outliers");

    private ResultTable() {}

    /** @param reported whether the folder holds a report */
    public static void print(Metrics metrics, Path folder, boolean reported, PrintStream out) {
        Metrics.Data data = metrics.data();
        Metrics.Run best = metrics.runs().get(metrics.best());
        String shape = data.shape().stream().map(String::valueOf).collect(Collectors.joining("×"));
        out.println("%s: %s samples of shape %s in %s by %s"
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
        if (runs + metrics.failed().size() > 1) {
            runs(metrics).print(out);
            out.println();
        }
        indices(metrics).print(out);
        out.println();
        if (metrics.quality() != null) {
            out.println(quality(metrics.quality()));
        }
        if (metrics.candidates() != null) {
            out.println("taken: " + metrics.candidates().inWords());
        }
        out.println(reported ? "report: " + folder.resolve(ResultFolder.REPORT) : "result: " + folder);
    }

    /** A table with a row for each run in the order of seeds, failed ones included; the best one is marked. */
    private static Columns runs(Metrics metrics) {
        List<String> shown = COMPARED.keySet().stream()
                .filter(index -> metrics.summary().get(index).max() != null)
                .toList();
        List<String> header = new ArrayList<>(List.of("seed", "loss", "epochs", "seconds"));
        header.addAll(shown);
        Columns columns = Columns.ofNumbers().row(header);
        Map<Long, Metrics.Run> bySeed =
                metrics.runs().stream().collect(Collectors.toMap(Metrics.Run::seed, run -> run));
        for (long seed : metrics.seeds()) {
            Metrics.Run run = bySeed.get(seed);
            if (run == null) {
                columns.row(Long.toString(seed), "failed");
                continue;
            }
            List<String> row = new ArrayList<>();
            row.add(seed + (run.equals(metrics.runs().get(metrics.best())) ? " (best)" : ""));
            row.add(Columns.number(run.loss()));
            row.add(Integer.toString(run.epochs()));
            row.add(String.format(Locale.ROOT, "%.1f", run.seconds()));
            shown.forEach(index -> row.add(Columns.number(COMPARED.get(index).apply(run))));
            columns.row(row);
        }
        return columns;
    }

    private static Columns indices(Metrics metrics) {
        boolean resampled = metrics.runs().size() > 1;
        List<String> header = new ArrayList<>(List.of("index", "best", "mean", "sd", "max"));
        if (resampled) {
            header.add("best, bootstrapped");
        }
        Columns columns = Columns.ofNumbers().row(header);
        metrics.summary().forEach((index, figures) -> {
            if (figures.max() != null && (metrics.found() || !COUNTS.contains(index))) {
                List<String> row = new ArrayList<>(List.of(index));
                Stream.of(figures.best(), figures.mean(), figures.sd(), figures.max())
                        .map(Columns::number)
                        .forEach(row::add);
                if (resampled) {
                    row.add(Columns.number(figures.bootstrapMean()) + " ± " + Columns.number(figures.bootstrapSd()));
                }
                columns.row(row);
            }
        });
        return columns;
    }

    /** One line: sizes, the cluster that stands out least, and whether runs agree. */
    private static String quality(Quality quality) {
        IntSummaryStatistics sizes =
                quality.clusters().stream().mapToInt(Quality.Cluster::size).summaryStatistics();
        String weakest = quality.clusters().stream()
                .filter(cluster -> cluster.silhouette() != null)
                .min(Comparator.comparingDouble(Quality.Cluster::silhouette))
                .map(cluster -> ", weakest %s (silhouette %s)"
                        .formatted(cluster.cluster(), Columns.number(cluster.silhouette())))
                .orElse("");
        String runs = quality.agreement() == null
                ? ""
                : ", runs agree to " + Columns.number(quality.meanAgreement()) + " (ARI)";
        String each = sizes.getMin() == sizes.getMax()
                ? "%s samples each".formatted(sizes.getMin())
                : "%s to %s samples".formatted(sizes.getMin(), sizes.getMax());
        return "clusters: " + each + weakest + runs;
    }

    /** For example {@code 10 clusters}, or {@code 2 clusters found from -k 30 (3 outliers)}. */
    private static String clusters(Metrics metrics) {
        int found = metrics.clusters();
        int outliers = metrics.outliers();
        return (found == 1 ? "1 cluster" : found + " clusters")
                + (metrics.found() ? " found from -k " + metrics.k() : "")
                + (outliers == 0 ? "" : " (" + outliers + (outliers == 1 ? " outlier)" : " outliers)"));
    }
}
