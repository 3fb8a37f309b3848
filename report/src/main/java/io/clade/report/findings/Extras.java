package io.clade.report.findings;

import io.clade.data.Labels;
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
