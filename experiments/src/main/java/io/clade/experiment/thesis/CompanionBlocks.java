package io.clade.experiment.thesis;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DTKC with companion objectives on different blocks, at two strengths: Table 7. */
final class CompanionBlocks implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-companions",
            "Companion objectives on single blocks (thesis, Table 7)",
            "Accuracy and DDC's loss with companion objectives on block 1, on block 2 or on both, weak and strong.");

    private final NamedSet set;
    private final Extent quick;

    CompanionBlocks(NamedSet set, Extent quick) {
        this.set = set;
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    /** DDC and DTKC, with the blocks and strengths of the companions that the labels name. */
    static List<Recipe> recipes() {
        List<Recipe> recipes = new ArrayList<>();
        recipes.add(Recipes.DDC.with("λ = 0", Map.of()));
        for (String lambda : List.of("0.01", "1")) {
            recipes.add(on("1", "block 1", lambda));
            recipes.add(on("2", "block 2", lambda));
            recipes.add(Recipes.DTKC.with("λ = " + lambda + " on blocks 1 and 2", Map.of("lambda", lambda)));
        }
        return recipes;
    }

    private static Recipe on(String block, String blocks, String lambda) {
        return Recipes.DTKC.with(
                "λ = " + lambda + " on " + blocks, Map.of("lambda", lambda, "companion_blocks", block));
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        Map<String, Fit> fits = new LinkedHashMap<>();
        study.open(set)
                .ifPresent(data -> recipes()
                        .forEach(recipe -> study.fit(recipe, data).ifPresent(fit -> fits.put(recipe.label(), fit))));
        Table table = Table.of(
                name(),
                "Published and measured, " + set.label(),
                "companions",
                "index",
                "published best",
                "published mean",
                "published sd",
                "best",
                "mean",
                "sd");
        for (Recipe recipe : recipes()) {
            table = table.row(row(recipe.label(), "ACC", accuracy(fits.get(recipe.label()))));
            table = table.row(row(recipe.label(), "loss", loss(fits.get(recipe.label()))));
        }
        Figure figure = Figure.ofPlots(
                name(), title(), 1, List.of(plot("ACC", "ACC", fits), plot("L1 + L2 + L3", "loss", fits)));
        return study.findings(List.of(table), List.of(), List.of(figure));
    }

    /** The best, the mean and the standard deviation of ACC. */
    private static List<Double> accuracy(Fit fit) {
        if (fit == null) {
            return Arrays.asList(null, null, null);
        }
        Metrics.Summary accuracy = fit.accuracy();
        return Arrays.asList(accuracy.best(), accuracy.mean(), accuracy.sd());
    }

    private static List<Double> loss(Fit fit) {
        if (fit == null) {
            return Arrays.asList(null, null, null);
        }
        Losses losses = Losses.of(fit);
        return List.of(losses.best(), losses.mean(), losses.sd());
    }

    private List<Object> row(String label, String index, List<Double> measured) {
        Published published = Published.of("7", set.label(), label, index);
        List<Object> row = new ArrayList<>(List.of(label, index, published.best(), published.mean(), published.sd()));
        row.addAll(measured);
        return row;
    }

    private Plot plot(String label, String index, Map<String, Fit> fits) {
        List<String> labels = recipes().stream().map(Recipe::label).toList();
        double[] x = new double[labels.size()];
        Arrays.setAll(x, i -> i);
        double[][] published = new double[2][labels.size()];
        double[][] measured = new double[2][labels.size()];
        for (int i = 0; i < labels.size(); i++) {
            Published row = Published.of("7", set.label(), labels.get(i), index);
            published[0][i] = row.mean();
            published[1][i] = row.sd();
            Fit fit = fits.get(labels.get(i));
            List<Double> figures = index.equals("ACC") ? accuracy(fit) : loss(fit);
            measured[0][i] = Losses.orNaN(figures.get(1));
            measured[1][i] = Losses.orNaN(figures.get(2));
        }
        List<String> names =
                labels.stream().map(name -> name.replace(" on ", ", ")).toList();
        return Plot.of(set.label(), "", label)
                .over(names)
                .points("published, mean ± sd", x, published[0], published[1])
                .points("measured, mean ± sd", x, measured[0], measured[1]);
    }
}
