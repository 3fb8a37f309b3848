package io.clade.report.comparison;

import io.clade.run.Metrics;
import io.clade.run.comparison.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Comparisons for tests, as {@code clade compare} measures them. */
public final class Comparisons {

    /** Characters that mean something to HTML, Markdown, LaTeX or CSV. */
    static final String NASTY = "a,b \"c\" <i>|_%$&{}";

    private Comparisons() {}

    /** Runs of losses 3, 2, 1, … with these accuracies; the last is best. NaN is no accuracy. */
    static Metrics metrics(double... accs) {
        List<Metrics.Run> runs = new ArrayList<>();
        for (int i = 0; i < accs.length; i++) {
            Double acc = Double.isNaN(accs[i]) ? null : accs[i];
            runs.add(new Metrics.Run(
                    1 + i, (double) (accs.length - i), 4, 1.5, 3, 0, acc, acc, acc, acc, 0.25, 9.0, 1.0));
        }
        Double mean = IntStream.range(0, accs.length)
                .mapToDouble(i -> accs[i])
                .average()
                .orElseThrow();
        Metrics.Summary summary = mean.isNaN()
                ? new Metrics.Summary(null, null, null, null, null, null)
                : new Metrics.Summary(accs[accs.length - 1], mean, accs.length > 1 ? 0.05 : null, 0.9, 0.8, 0.02);
        Metrics.Summary silhouette = new Metrics.Summary(0.25, 0.25, null, 0.25, null, null);
        return new Metrics(
                "1",
                "kmeans",
                Map.of(),
                samples("x"),
                3,
                3,
                0,
                accs.length - 1,
                runs,
                Map.of("acc", summary, "nmi", summary, "ari", summary, "silhouette", silhouette));
    }

    private static Metrics.Data samples(String name) {
        return new Metrics.Data(name, 150, List.of(4), "abc" + name);
    }

    static Comparison.Cell cell(String data, String method, double... accs) {
        Comparison.Memory memory = new Comparison.Memory(1234.4, 56.2);
        return new Comparison.Cell(data, method, data + "/" + method, null, metrics(accs), List.of(), 0.125, memory);
    }

    static Comparison.Cell failed(String data, String method, String reason) {
        return new Comparison.Cell(data, method, null, reason, null, List.of(), null, null);
    }

    static Comparison of(List<String> data, List<String> methods, int runs, Comparison.Cell... cells) {
        return new Comparison(
                "1.2.3",
                "libtorch 2.10.0",
                "17",
                "Linux amd64",
                "cpu",
                2,
                "2026-01-02T03:04:05Z",
                160.4,
                "clade compare x -k 3",
                1,
                runs,
                data.stream()
                        .map(name -> new Comparison.Data(
                                name,
                                3,
                                List.of(cells).stream()
                                        .anyMatch(cell -> cell.summary("acc").isPresent()),
                                samples(name),
                                List.of()))
                        .toList(),
                methods.stream()
                        .map(name -> new Comparison.Entry(name, "kmeans", Map.of("restarts", "2")))
                        .toList(),
                List.of(cells));
    }

    /** Three methods on two sets, one with a name that has to be escaped, one that failed on the second set. */
    public static Comparison two() {
        return of(
                List.of("one", "two"),
                List.of("good", NASTY, "poor"),
                3,
                cell("one", "good", 0.7, 0.8, 0.9),
                cell("one", NASTY, 0.6, 0.6, 0.6),
                cell("one", "poor", 0.3, 0.2, 0.4),
                cell("two", "good", 0.5, 0.5, 0.6),
                cell("two", NASTY, 0.7, 0.7, 0.7),
                failed("two", "poor", "Too <large> & slow."));
    }
}
