package io.clade.experiment.thesis;

import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
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

/** The bootstrap spread of the accuracy of the run of lowest loss, by resampling runs: Table 11. */
final class Bootstrap implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-bootstrap",
            "Expected accuracy of the run with the lowest loss, by bootstrap (thesis, Table 11)",
            "Mean and standard deviation, over 10,000 resamplings of the runs, of the accuracy when choosing by the loss;"
                    + " uses the fits of thesis-table4 or thesis-table5 in the same folder.");

    private final List<NamedSet> sets;
    private final List<Recipe> recipes;
    private final Extent quick;

    Bootstrap(List<NamedSet> sets, List<Recipe> recipes, Extent quick) {
        this.sets = List.copyOf(sets);
        this.recipes = List.copyOf(recipes);
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        Table table = Table.of(
                name(),
                "Published and measured ACC",
                "data",
                "model",
                "published mean",
                "published sd",
                "mean",
                "sd",
                "best of all runs");
        List<Plot> plots = new ArrayList<>();
        for (NamedSet set : sets) {
            List<Optional<Metrics.Summary>> measured = measured(study, set);
            for (int i = 0; i < recipes.size(); i++) {
                table = table.row(row(set, recipes.get(i), measured.get(i)));
            }
            if (measured.stream().anyMatch(Optional::isPresent)) {
                plots.add(plot(set, measured));
            }
        }
        List<Figure> figures = plots.isEmpty() ? List.of() : List.of(Figure.ofPlots(name(), title(), 2, plots));
        return study.findings(List.of(table), List.of(), figures);
    }

    private List<Optional<Metrics.Summary>> measured(Study study, NamedSet set) {
        return study.open(set)
                .map(data -> recipes.stream()
                        .map(recipe -> study.fit(recipe, data).map(fit -> fit.accuracy()))
                        .toList())
                .orElseGet(() -> recipes.stream()
                        .map(recipe -> Optional.<Metrics.Summary>empty())
                        .toList());
    }

    private static Published published(NamedSet set, Recipe recipe) {
        return Published.of("11", set.label(), recipe.label(), "bootstrap");
    }

    private static List<Object> row(NamedSet set, Recipe recipe, Optional<Metrics.Summary> measured) {
        Published published = published(set, recipe);
        List<Object> row = new ArrayList<>(List.of(set.label(), recipe.label(), published.mean(), published.sd()));
        row.add(measured.map(Metrics.Summary::bootstrapMean).orElse(null));
        row.add(measured.map(Metrics.Summary::bootstrapSd).orElse(null));
        row.add(measured.map(Metrics.Summary::best).orElse(null));
        return row;
    }

    private Plot plot(NamedSet set, List<Optional<Metrics.Summary>> measured) {
        double[] x = new double[recipes.size()];
        double[][] printed = new double[2][recipes.size()];
        double[][] found = new double[2][recipes.size()];
        Arrays.setAll(x, i -> i);
        for (int i = 0; i < recipes.size(); i++) {
            printed[0][i] = published(set, recipes.get(i)).mean();
            printed[1][i] = published(set, recipes.get(i)).sd();
            found[0][i] = Losses.orNaN(
                    measured.get(i).map(Metrics.Summary::bootstrapMean).orElse(null));
            found[1][i] = Losses.orNaN(
                    measured.get(i).map(Metrics.Summary::bootstrapSd).orElse(null));
        }
        return Plot.of(set.label(), "", "ACC of the run with the lowest loss")
                .over(recipes.stream().map(Recipe::label).toList())
                .points("published, mean ± sd", x, printed[0], printed[1])
                .points("measured, mean ± sd", x, found[0], found[1]);
    }
}
