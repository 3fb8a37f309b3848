package io.clade.experiment.thesis;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Kind;
import io.clade.data.Shape;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A table of the ACC and NMI of models on datasets, published and measured: Tables 4, 5, 8 and 10. */
final class ThesisTable implements Experiment {

    private final Heading heading;
    private final String table;
    private final List<NamedSet> sets;
    private final List<Recipe> recipes;
    private final Extent quick;

    /**
     * @param table number of the thesis's table
     * @param sets in its order
     * @param recipes in its order
     * @param quick extent for a short time
     */
    ThesisTable(Heading heading, String table, List<NamedSet> sets, List<Recipe> recipes, Extent quick) {
        this.heading = heading;
        this.table = table;
        this.sets = List.copyOf(sets);
        this.recipes = List.copyOf(recipes);
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        Table scores = Table.of(
                name(),
                "Published and measured",
                "data",
                "model",
                "index",
                "published best",
                "published mean",
                "published sd",
                "published max",
                "best",
                "mean",
                "sd",
                "max");
        List<Plot> plots = new ArrayList<>();
        for (NamedSet set : sets) {
            Map<String, Fit> fits = fits(study, set);
            Set<String> models = new LinkedHashSet<>(Published.models(table, set.label()));
            recipes.forEach(recipe -> models.add(recipe.label()));
            for (String model : models) {
                for (String index : List.of("ACC", "NMI")) {
                    scores = scores.row(row(set, model, index, Optional.ofNullable(fits.get(model))));
                }
            }
            if (!fits.isEmpty()) {
                plots.add(plot(set, List.copyOf(models), fits));
            }
        }
        List<Figure> figures = plots.isEmpty() ? List.of() : List.of(Figure.ofPlots(name(), title(), 2, plots));
        return study.findings(List.of(scores), List.of(), figures);
    }

    private Map<String, Fit> fits(Study study, NamedSet set) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        study.open(set).ifPresent(data -> {
            for (Recipe recipe : recipes) {
                study.fit(recipe, suited(recipe, data)).ifPresent(fit -> fits.put(recipe.label(), fit));
            }
        });
        return fits;
    }

    /** The data for a recipe: for classical methods, series are padded with zeros to one length, as vectors. */
    private static Dataset suited(Recipe recipe, Dataset data) {
        if (!Recipes.isClassical(recipe) || data.kind() != Kind.SERIES) {
            return data;
        }
        int width = data.shape().size();
        float[] values = new float[Math.multiplyExact(data.size(), width)];
        for (int row = 0; row < data.size(); row++) {
            data.copy(row, values, row * width);
            int used = row * width + data.length(row) * data.shape().channels();
            Arrays.fill(values, used, (row + 1) * width, 0);
        }
        Dataset vectors = Dataset.of(data.name(), Shape.table(width), new FloatSamples(width, values));
        return vectors.withLabels(data.labels().orElseThrow());
    }

    private List<Object> row(NamedSet set, String model, String index, Optional<Fit> fit) {
        Published published = Published.of(table, set.label(), model, index);
        List<Object> row = new ArrayList<>(List.of(
                set.label(), model, index, published.best(), published.mean(), published.sd(), published.max()));
        Optional<Metrics.Summary> measured =
                fit.map(found -> found.metrics().summary().get(index.equals("ACC") ? "acc" : "nmi"));
        row.add(measured.map(Metrics.Summary::best).orElse(null));
        row.add(measured.map(Metrics.Summary::mean).orElse(null));
        row.add(measured.map(Metrics.Summary::sd).orElse(null));
        row.add(measured.map(Metrics.Summary::max).orElse(null));
        return row;
    }

    private Plot plot(NamedSet set, List<String> models, Map<String, Fit> fits) {
        double[] x = new double[models.size()];
        Arrays.setAll(x, i -> i);
        Plot plot = Plot.of(set.label(), "", "ACC").over(models);
        plot = plot.points("published, best", x, published(set, models, Published::best));
        plot = plot.points(
                "published, mean ± sd",
                x,
                published(set, models, Published::mean),
                published(set, models, Published::sd));
        plot = plot.points("measured, best", x, measured(models, fits, Metrics.Summary::best));
        return plot.points(
                "measured, mean ± sd",
                x,
                measured(models, fits, Metrics.Summary::mean),
                measured(models, fits, Metrics.Summary::sd));
    }

    private double[] published(NamedSet set, List<String> models, ToDoubleFunction<Published> figure) {
        return models.stream()
                .map(model -> Published.of(table, set.label(), model, "ACC"))
                .mapToDouble(figure)
                .toArray();
    }

    private static double[] measured(
            List<String> models, Map<String, Fit> fits, Function<Metrics.Summary, Double> figure) {
        return models.stream()
                .map(fits::get)
                .mapToDouble(fit -> fit == null ? Double.NaN : Losses.orNaN(figure.apply(fit.accuracy())))
                .toArray();
    }
}
