package io.clade.report;

import io.clade.data.Labels;
import io.clade.report.cluster.Importance;
import io.clade.run.choice.Choice;
import java.util.List;
import java.util.Optional;

/**
 * What some fits have and others have not.
 *
 * @param prototypes whose graph the clusters were found in, where they were
 * @param choice of the number of clusters, where it was not given
 * @param runs clusters of every run, n samples each, in the order of the metrics' runs; empty where they were not kept
 * @param importance of the pixels to the method's network, where it can be told
 */
public record Extras(
        Optional<PrototypeMap> prototypes,
        Optional<Choice> choice,
        List<Labels> runs,
        Optional<Importance> importance) {

    /** Nothing of it. */
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Extras {
        runs = List.copyOf(runs);
    }

    public Extras with(PrototypeMap found) {
        return new Extras(Optional.of(found), choice, runs, importance);
    }

    public Extras with(Choice made) {
        return new Extras(prototypes, Optional.of(made), runs, importance);
    }

    public Extras with(List<Labels> clusters) {
        return new Extras(prototypes, choice, clusters, importance);
    }

    public Extras with(Importance told) {
        return new Extras(prototypes, choice, runs, Optional.of(told));
    }
}
