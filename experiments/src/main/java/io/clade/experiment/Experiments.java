package io.clade.experiment;

import io.clade.data.InputException;
import io.clade.data.Nearest;
import io.clade.experiment.ablation.Ablations;
import io.clade.experiment.competitive.DdclExperiments;
import io.clade.experiment.thesis.ThesisExperiments;
import java.util.List;
import java.util.stream.Stream;

/** Every experiment there is: the command and its help read this list. */
public final class Experiments {

    private static final List<Experiment> ALL = Stream.of(
                    ThesisExperiments.all(), DdclExperiments.all(), Ablations.all())
            .flatMap(List::stream)
            .toList();

    private Experiments() {}

    /** All experiments, in the order help lists them. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** @throws InputException where there is no such experiment; suggests the nearest name */
    public static Experiment named(String name) {
        return ALL.stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("There is no experiment " + name + ". "
                        + Nearest.hint(name, ALL.stream().map(Experiment::name).toList())));
    }
}
