package io.clade.experiment.ablation;

import io.clade.data.Dataset;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Fit;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A comparison of recipes that differ in one choice, or in combinations of a few, on several datasets: ACC of the run
 * of lowest loss and the mean over the runs, with means over the datasets.
 */
final class Ablation implements Experiment {

    private static final String OVER_SETS = "mean over sets";

    private final Heading heading;
    private final List<NamedSet> sets;
    private final List<Recipe> recipes;
    private final Extent quick;
    private final Extent full;

    Ablation(Heading heading, List<NamedSet> sets, List<Recipe> recipes, Extent quick, Extent full) {
        this.heading = heading;
        this.sets = List.copyOf(sets);
        this.recipes = List.copyOf(recipes);
        this.quick = quick;
        this.full = full;
    }

    List<Recipe> recipes() {
        return recipes;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = new Study(conditions, conditions.quick() ? quick : full);
        Table table = Table.of(name(), "ACC over the runs", "data", "settings", "best", "mean", "sd", "max");
        double[] sums = new double[recipes.size()];
        List<String> labels = recipes.stream().map(Recipe::label).toList();
        List<Plot> plots = new ArrayList<>();
        int measured = 0;
        for (NamedSet set : sets) {
            Optional<Dataset> data = study.open(set);
            if (data.isEmpty()) {
                continue;
            }
            double[] means = new double[recipes.size()];
            double[] deviations = new double[recipes.size()];
            for (int i = 0; i < recipes.size(); i++) {
                Optional<Metrics.Summary> accuracy =
                        study.fit(recipes.get(i), data.get()).map(Fit::accuracy);
                means[i] = accuracy.map(Metrics.Summary::mean).orElse(Double.NaN);
                deviations[i] = accuracy.map(Metrics.Summary::sd).orElse(Double.NaN);
                sums[i] += means[i];
                table = table.row(
                        set.label(),
                        labels.get(i),
                        accuracy.map(Metrics.Summary::best).orElse(null),
                        means[i],
                        deviations[i],
                        accuracy.map(Metrics.Summary::max).orElse(null));
            }
            measured++;
            double[] x = new double[recipes.size()];
            Arrays.setAll(x, i -> i);
            plots.add(Plot.of(set.label(), "", "ACC").over(labels).points("mean ± sd", x, means, deviations));
        }
        for (int i = 0; i < recipes.size() && measured > 0; i++) {
            table = table.row(OVER_SETS, labels.get(i), null, sums[i] / measured, null, null);
        }
        return study.findings(List.of(table), List.of(), List.of(Figure.ofPlots(name(), title(), 1, plots)));
    }
}
