package io.clade.cli;

import io.clade.data.Labels;
import io.clade.method.Methods;
import io.clade.model.Provenance;
import io.clade.report.findings.Extras;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Parts;
import io.clade.run.EmbeddingView;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Source;
import io.clade.run.choice.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report is given of an outcome. */
final class Reports {

    private Reports() {}

    /** Of an outcome whose number of clusters was given. */
    static Findings findings(Outcome outcome) {
        return findings(outcome, Optional.empty());
    }

    static Findings findings(Outcome outcome, Optional<Choice> choice) {
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
                command(outcome.metrics(), outcome.model().provenance()),
                new Extras(choice, runs(outcome), Parts.of(outcome.model(), view.data(), view.assignment())));
    }

    /** The clusters of every run; none where a result of an earlier version did not keep them. */
    private static List<Labels> runs(Outcome outcome) {
        return outcome.clusters().size() < outcome.metrics().runs().size()
                ? List.of()
                : outcome.clusters().stream().map(outcome.view()::seen).toList();
    }

    /**
     * The command line that makes the result again, bit for bit on a machine of the same kind; parameters that are the recommended
     * ones are left out.
     *
     * @param provenance of the best run: sums come out differently on other devices and numbers of threads
     */
    static String command(Metrics metrics, Provenance provenance) {
        List<String> words = words(metrics);
        if (!provenance.device().equals(ComputingOptions.CPU)) {
            add(words, "--device", provenance.device());
        }
        add(words, "--threads", provenance.threads());
        return String.join(" ", words.stream().map(Reports::quoted).toList());
    }

    private static List<String> words(Metrics metrics) {
        Source source = metrics.data().source();
        List<String> words = new ArrayList<>(List.of("clade", "fit"));
        words.add(source == null ? metrics.data().name() : source.location());
        words.addAll(List.of("-k", Integer.toString(metrics.k()), "-m", metrics.method()));
        // Runs that failed have been asked for, too.
        List<Long> seeds = metrics.seeds();
        if (seeds.size() > 1) {
            words.addAll(List.of("--runs", Integer.toString(seeds.size())));
        }
        words.addAll(List.of("--seed", Long.toString(seeds.get(0))));
        if (source != null) {
            add(words, "--kind", source.kind());
            add(words, "--label-column", source.labelColumn());
            add(words, "--limit", source.limit());
        }
        Methods.named(metrics.method())
                .departures(metrics.k(), metrics.parameters())
                .forEach((name, value) -> add(words, "--set", name + "=" + value));
        return words;
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
