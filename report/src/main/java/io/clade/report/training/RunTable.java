package io.clade.report.training;

import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The table of all runs, for the template.
 *
 * @param heads names of the indices that at least one run has
 * @param rows a run each
 * @param mean over the runs; empty for a single run
 * @param deviation standard deviation over the runs, with the decimals of the mean; empty for a single run
 * @param bootstrap mean ± standard deviation of the best run's value over resampled runs; empty where nothing was resampled
 */
public record RunTable(
        List<Head> heads, List<Row> rows, List<String> mean, List<String> deviation, List<String> bootstrap) {

    /**
     * @param name as written
     * @param hint at good values
     */
    record Head(String name, String hint) {}

    /**
     * @param number from 1
     * @param seed of the run
     * @param loss of the run
     * @param epochs of the run
     * @param time of the run
     * @param cells an index each
     * @param best whether this run is the one shown
     */
    record Row(int number, String seed, String loss, String epochs, String time, List<String> cells, boolean best) {}

    private record Index(String summary, Head head, Function<Metrics.Run, Double> value) {}

    private static final List<Index> INDICES = List.of(
            new Index("acc", new Head("ACC", "with labels, 0 to 1, high is good"), Metrics.Run::acc),
            new Index("nmi", new Head("NMI", "with labels, 0 to 1, high is good"), Metrics.Run::nmi),
            new Index("ari", new Head("ARI", "with labels, up to 1, high is good"), Metrics.Run::ari),
            new Index("purity", new Head("Purity", "with labels, 0 to 1, high is good"), Metrics.Run::purity),
            new Index("silhouette", new Head("Silhouette", "−1 to 1, high is good"), Metrics.Run::silhouette),
            new Index(
                    "calinski_harabasz", new Head("Calinski–Harabasz", "high is good"), Metrics.Run::calinskiHarabasz),
            new Index("davies_bouldin", new Head("Davies–Bouldin", "low is good"), Metrics.Run::daviesBouldin));

    private static final Metrics.Summary NOTHING = new Metrics.Summary(null, null, null, null, null, null);

    boolean severalRuns() {
        return !mean.isEmpty();
    }

    boolean resampled() {
        return !bootstrap.isEmpty();
    }

    public static RunTable of(Metrics metrics) {
        List<Index> shown = INDICES.stream()
                .filter(index -> metrics.runs().stream().map(index.value()).anyMatch(Objects::nonNull))
                .toList();
        List<String> losses =
                Numerals.column(metrics.runs().stream().map(Metrics.Run::loss).toList());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < metrics.runs().size(); i++) {
            Metrics.Run run = metrics.runs().get(i);
            rows.add(new Row(
                    i + 1,
                    Long.toString(run.seed()),
                    losses.get(i),
                    Numerals.count(run.epochs()),
                    Numerals.duration(run.seconds()),
                    shown.stream()
                            .map(index -> Numerals.decimal(index.value().apply(run)))
                            .toList(),
                    i == metrics.best()));
        }
        List<Metrics.Summary> summaries = metrics.runs().size() < 2
                ? List.of()
                : shown.stream()
                        .map(index -> metrics.summary().getOrDefault(index.summary(), NOTHING))
                        .toList();
        return new RunTable(
                shown.stream().map(Index::head).toList(),
                rows,
                summaries.stream().map(each -> Numerals.decimal(each.mean())).toList(),
                summaries.stream()
                        .map(each -> Numerals.beside(each.mean(), each.sd()))
                        .toList(),
                summaries.stream().allMatch(each -> each.bootstrapMean() == null)
                        ? List.of()
                        : summaries.stream()
                                .map(each -> Numerals.spread(each.bootstrapMean(), each.bootstrapSd()))
                                .toList());
    }

    /** The indices of the run shown, by name. */
    public Map<String, String> best() {
        Row best = rows.stream().filter(Row::best).findFirst().orElseThrow();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            values.put(heads.get(i).name(), best.cells().get(i));
        }
        return values;
    }
}
