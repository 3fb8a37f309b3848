package io.clade.report.findings;

import io.clade.data.Labels;
import io.clade.model.Model;
import io.clade.run.EmbeddingView;
import io.clade.run.Outcome;
import io.clade.run.choice.Choice;
import java.util.List;
import java.util.Optional;

/**
 * What some fits have and others have not.
 *
 * @param prototypes whose graph the clusters were found in, where they were
 * @param choice of the number of clusters, where it was not given
 * @param runs clusters of every run, n samples each, in the order of the metrics' runs; empty where they were not kept
 * @param importance of pixels or steps to the method's network, where it can be told
 * @param insights what the model tells of how its method saw the samples
 */
public record Extras(
        Optional<PrototypeMap> prototypes,
        Optional<Choice> choice,
        List<Labels> runs,
        Optional<Importance> importance,
        Insights insights) {

    /** Nothing of it. */
    public static final Extras NONE =
            new Extras(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Insights.NONE);

    public Extras {
        runs = List.copyOf(runs);
    }

    /** Those of {@code outcome}, whose k was chosen by {@code choice} where it was not given. */
    static Extras of(Outcome outcome, Optional<Choice> choice) {
        Model model = outcome.model();
        EmbeddingView view = outcome.view();
        return new Extras(
                model.graph().map(graph -> new PrototypeMap(graph, model.prototypes().orElseThrow())),
                choice,
                runs(outcome),
                Importance.of(model, view.data(), view.assignment()),
                Insights.of(model, view.data(), view.assignment()));
    }

    /** The clusters of every run; none where a result of an earlier version did not keep them. */
    private static List<Labels> runs(Outcome outcome) {
        return outcome.clusters().size() < outcome.metrics().runs().size()
                ? List.of()
                : outcome.clusters().stream().map(outcome.view()::seen).toList();
    }

    public Extras with(PrototypeMap found) {
        return new Extras(Optional.of(found), choice, runs, importance, insights);
    }

    public Extras with(Choice made) {
        return new Extras(prototypes, Optional.of(made), runs, importance, insights);
    }

    public Extras with(List<Labels> clusters) {
        return new Extras(prototypes, choice, clusters, importance, insights);
    }

    public Extras with(Importance told) {
        return new Extras(prototypes, choice, runs, Optional.of(told), insights);
    }

    public Extras with(Insights others) {
        return new Extras(prototypes, choice, runs, importance, others);
    }
}
