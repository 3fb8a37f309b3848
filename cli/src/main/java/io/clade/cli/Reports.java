package io.clade.cli;

import io.clade.method.Methods;
import io.clade.report.Findings;
import io.clade.report.PrototypeMap;
import io.clade.report.method.Insights;
import io.clade.run.EmbeddingView;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Source;
import java.util.ArrayList;
import java.util.List;

/** What a report is given of an outcome. */
final class Reports {

    private Reports() {}

    static Findings findings(Outcome outcome) {
        EmbeddingView view = outcome.view();
        List<String> warnings = new ArrayList<>(outcome.warnings());
        if (!view.isWhole()) {
            warnings.add("The samples shown are %d of the %d, drawn at random: all would be too many to hold."
                    .formatted(view.data().size(), outcome.data().size()));
        }
        return new Findings(
                view.data(),
                outcome.metrics(),
                outcome.histories(),
                view.assignment(),
                view.embedding(),
                warnings,
                outcome.model().provenance(),
                command(outcome.metrics()),
                outcome.model()
                        .graph()
                        .map(graph -> new PrototypeMap(
                                graph, outcome.model().prototypes().orElseThrow())),
                Insights.of(outcome.model(), view.data(), view.assignment()));
    }

    /** The command line that makes the result again; parameters that are the recommended ones are left out. */
    static String command(Metrics metrics) {
        Source source = metrics.data().source();
        List<String> words = new ArrayList<>(List.of("clade", "fit"));
        words.add(source == null ? metrics.data().name() : source.location());
        words.addAll(List.of("-k", Integer.toString(metrics.k()), "-m", metrics.method()));
        if (metrics.runs().size() > 1) {
            words.addAll(List.of("--runs", Integer.toString(metrics.runs().size())));
        }
        words.addAll(List.of("--seed", Long.toString(metrics.runs().get(0).seed())));
        if (source != null) {
            add(words, "--kind", source.kind());
            add(words, "--label-column", source.labelColumn());
            add(words, "--limit", source.limit());
        }
        Methods.named(metrics.method())
                .departures(metrics.k(), metrics.parameters())
                .forEach((name, value) -> add(words, "--set", name + "=" + value));
        return String.join(" ", words.stream().map(Reports::quoted).toList());
    }

    /** Adds an option where it has a value. */
    static void add(List<String> words, String option, Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }

    /** As a shell takes it for one word. */
    static String quoted(String word) {
        return word.matches("[\\w./:=,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
