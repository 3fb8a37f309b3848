package io.clade.experiment;

import io.clade.experiment.ablation.Ablations;
import io.clade.experiment.competitive.Competitive;
import io.clade.experiment.competitive.DdclExperiments;
import io.clade.experiment.field.FieldExperiments;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.thesis.ThesisExperiments;
import io.clade.input.NameSuggestion;
import java.util.List;
import java.util.stream.Stream;

/** The registry of experiments, which the command and its help read. */
public final class Experiments {

    private static final List<Experiment> ALL = Stream.of(
                    ThesisExperiments.all(),
                    Competitive.all(),
                    DdclExperiments.all(),
                    Ablations.all(),
                    FieldExperiments.all())
            .flatMap(List::stream)
            .toList();

    private Experiments() {}

    /** All experiments, in the order help lists them. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** @throws io.clade.input.InputException where there is no such experiment; suggests the nearest name */
    public static Experiment named(String name) {
        return NameSuggestion.named("experiment", name, ALL, Experiment::name);
    }
}
