package io.clade.report.findings;

import io.clade.data.Labels;
import io.clade.run.EmbeddingView;
import io.clade.run.Outcome;
import io.clade.run.choice.Choice;
import java.util.List;
import java.util.Optional;

/**
 * The findings that only some fits have.
 *
 * @param choice of the number of clusters, where it was not given
 * @param runs clusters of every run, n samples each, in the order of the metrics' runs; empty where they were not kept
 * @param parts that only some methods have
 */
public record Extras(Optional<Choice> choice, List<Labels> runs, Parts parts) {

    /** No extras. */
    public static final Extras NONE = new Extras(Optional.empty(), List.of(), Parts.NONE);

    public Extras {
        runs = List.copyOf(runs);
    }

    /** The extras of {@code outcome}; {@code choice} chose its k where it was not given. */
    static Extras of(Outcome outcome, Optional<Choice> choice) {
        EmbeddingView view = outcome.view();
        return new Extras(choice, runs(outcome), Parts.of(outcome.model(), view.data(), view.assignment()));
    }

    /** The clusters of every run; none where a result of an earlier version did not keep them. */
    private static List<Labels> runs(Outcome outcome) {
        return outcome.clusters().size() < outcome.metrics().runs().size()
                ? List.of()
                : outcome.clusters().stream().map(outcome.view()::seen).toList();
    }

    public Extras with(Choice made) {
        return new Extras(Optional.of(made), runs, parts);
    }

    public Extras with(List<Labels> clusters) {
        return new Extras(choice, clusters, parts);
    }

    public Extras with(Parts others) {
        return new Extras(choice, runs, others);
    }
}
