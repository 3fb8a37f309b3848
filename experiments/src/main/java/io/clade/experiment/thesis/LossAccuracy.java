package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.LinearRegression;
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
import io.clade.experiment.study.Trajectory;
import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regression of accuracy on the loss over epochs: Table 6 and Figure 31. */
final class LossAccuracy implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-loss-accuracy",
            "Loss against accuracy during training (thesis, Table 6 and Figure 31)",
            "A straight line fitted to loss and accuracy of every epoch of every run: slope, standard error, R² and p.");

    private static final List<Recipe> RECIPES = List.of(Recipes.DDC, Recipes.DTKC);

    /** Slope, its standard error, R² and p of Table 6, for MNIST. */
    private static final Map<String, List<Double>> PUBLISHED =
            Map.of("DDC", List.of(-0.044, 0.002, 0.333, 0.0), "DTKC", List.of(-0.041, 0.002, 0.264, 0.0));

    private final List<NamedSet> sets;
    private final Extent quick;

    LossAccuracy(List<NamedSet> sets, Extent quick) {
        this.sets = List.copyOf(sets);
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    private record Pair(int run, int epoch, double loss, double accuracy) {}

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        study.note(
                "Losses are scaled to mean 0 and standard deviation 1 before the line is fitted, so the slope is the change in accuracy"
                        + " per standard deviation of the loss; the thesis normalises its loss axis without saying how.");
        study.note("SVHN, the thesis's second dataset, is not available; another takes its place.");
        Table lines = Table.of(
                name(),
                "Published and measured",
                "data",
                "model",
                "published slope",
                "published s",
                "published R²",
                "published p",
                "slope",
                "s",
                "R²",
                "p",
                "pairs");
        Table pairs = Table.of(name() + "-pairs", "Every pair", "data", "model", "run", "epoch", "loss", "ACC");
        List<Plot> plots = new ArrayList<>();
        for (NamedSet set : sets) {
            Optional<Dataset> data = study.open(set);
            for (Recipe recipe : RECIPES) {
                List<Pair> found =
                        data.map(samples -> pairs(study, recipe, samples)).orElse(List.of());
                lines = lines.row(row(set, recipe, found));
                for (Pair pair : found) {
                    pairs = pairs.row(
                            set.label(), recipe.label(), pair.run(), pair.epoch(), pair.loss(), pair.accuracy());
                }
                if (!found.isEmpty()) {
                    plots.add(plot(set, recipe, found));
                }
            }
        }
        List<Figure> figures = plots.isEmpty() ? List.of() : List.of(Figure.ofPlots(name(), title(), 2, plots));
        return study.findings(List.of(lines), List.of(pairs), figures);
    }

    private static List<Pair> pairs(Study study, Recipe recipe, Dataset data) {
        List<Pair> pairs = new ArrayList<>();
        for (int run = 0; run < study.extent().runs(); run++) {
            Optional<Trajectory> trajectory = Trajectory.of(study, recipe, data, run, epoch -> true);
            if (trajectory.isPresent()) {
                pairs.addAll(pairs(trajectory.get(), data, run));
            }
        }
        return pairs;
    }

    private static List<Pair> pairs(Trajectory trajectory, Dataset data, int run) {
        List<History.Epoch> history = trajectory.history().epochs();
        List<Pair> pairs = new ArrayList<>();
        for (int epoch : trajectory.epochs()) {
            double accuracy = ExternalIndices.accuracy(
                    data.labels().orElseThrow(),
                    trajectory.after(epoch).assign(data).clusters());
            pairs.add(new Pair(run, epoch, history.get(epoch - 1).loss(), accuracy));
        }
        return pairs;
    }

    private static double[] standardised(List<Pair> pairs) {
        double[] losses = pairs.stream().mapToDouble(Pair::loss).toArray();
        double mean = Arrays.stream(losses).average().orElse(Double.NaN);
        double variance = Arrays.stream(losses)
                .map(loss -> (loss - mean) * (loss - mean))
                .average()
                .orElse(Double.NaN);
        return Arrays.stream(losses)
                .map(loss -> (loss - mean) / Math.sqrt(variance))
                .toArray();
    }

    private static double[] accuracies(List<Pair> pairs) {
        return pairs.stream().mapToDouble(Pair::accuracy).toArray();
    }

    private static List<Object> row(NamedSet set, Recipe recipe, List<Pair> pairs) {
        LinearRegression line = LinearRegression.of(standardised(pairs), accuracies(pairs));
        List<Object> row = new ArrayList<>(List.of(set.label(), recipe.label()));
        row.addAll(set == NamedSet.MNIST ? PUBLISHED.get(recipe.label()) : Arrays.asList(null, null, null, null));
        row.addAll(List.of(line.slope(), line.slopeError(), line.r2(), line.p(), line.pairs()));
        return row;
    }

    /** The plot of the runs, in different colours where they are few, with the line through all. */
    private static Plot plot(NamedSet set, Recipe recipe, List<Pair> pairs) {
        double[] x = standardised(pairs);
        LinearRegression line = LinearRegression.of(x, accuracies(pairs));
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(0);
        return Plot.of(set.label() + ", " + recipe.label(), "loss, standardised", "ACC")
                .points("epochs of all runs", x, accuracies(pairs))
                .line("least squares", new double[] {low, high}, new double[] {
                    line.intercept() + line.slope() * low, line.intercept() + line.slope() * high
                });
    }
}
