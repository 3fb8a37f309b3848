package io.clade.experiment.thesis;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DTKC's accuracy and DDC's loss against one parameter: Figures 34 and 36. */
final class Sweep implements Experiment {

    /**
     * The parameter that varies.
     *
     * @param parameter under {@code --set}
     * @param symbol of the thesis
     * @param values ascending, above zero; the thesis does not list those it plots
     * @param chosen the thesis's choice, whose figures are in Tables 4 and 5
     * @param zero substitute for the value 0 on a logarithmic axis; empty where 0 is not tried
     */
    record Axis(String parameter, String symbol, List<Double> values, double chosen, Optional<Recipe> zero) {

        private static final double DECADES = 100;

        /** True if the values span two decades, as a logarithmic axis needs: XChart labels only powers of ten on it. */
        boolean spansDecades() {
            return values.get(values.size() - 1) >= DECADES * values.get(0);
        }
    }

    private final Heading heading;
    private final Axis axis;
    private final List<NamedSet> sets;
    private final Extent quick;

    Sweep(Heading heading, Axis axis, List<NamedSet> sets, Extent quick) {
        this.heading = heading;
        this.axis = axis;
        this.sets = List.copyOf(sets);
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        Table table = Table.of(
                name(),
                "ACC and L1 + L2 + L3 against " + axis.symbol(),
                "data",
                axis.symbol(),
                "published best",
                "published mean",
                "published sd",
                "best",
                "mean",
                "sd",
                "loss mean",
                "loss sd");
        Plot accuracy = plot("Accuracy, mean ± sd over the runs", "ACC");
        Plot loss = plot("DDC loss, mean ± sd over the runs", "L1 + L2 + L3");
        for (NamedSet set : sets) {
            Optional<Dataset> data = study.open(set);
            if (data.isEmpty()) {
                continue;
            }
            List<Point> points = points(study, data.get());
            for (Point point : points) {
                table = table.row(row(set, point));
            }
            accuracy = draw(accuracy, set, points, 0);
            loss = draw(loss, set, points, 2);
        }
        Figure figure = Figure.ofPlots(name(), title(), 2, List.of(accuracy, loss));
        return study.findings(List.of(table), List.of(), List.of(figure));
    }

    private Plot plot(String title, String yLabel) {
        Plot plot = Plot.of(title, axis.symbol(), yLabel);
        return axis.spansDecades() ? plot.logarithmic() : plot;
    }

    private Plot draw(Plot plot, NamedSet set, List<Point> points, int figure) {
        double[] x = Point.x(points);
        double[] y = Point.all(points, figure);
        Plot drawn = plot.markedLine(set.label(), x, y, Point.all(points, figure + 1));
        if (points.isEmpty() || points.get(0).value() > 0) {
            return drawn;
        }
        double[] ends = {axis.values().get(0), axis.values().get(axis.values().size() - 1)};
        return drawn.line(set.label() + ", " + axis.symbol() + " = 0", ends, new double[] {y[0], y[0]});
    }

    /** The results of one value. */
    private record Point(double value, Metrics.Summary accuracy, Losses losses) {

        static double[] x(List<Point> points) {
            return points.stream().mapToDouble(Point::value).toArray();
        }

        /** The figure of every point: the mean and standard deviation of ACC, or those of the loss. */
        static double[] all(List<Point> points, int figure) {
            return points.stream()
                    .map(point -> List.of(
                            Losses.orNaN(point.accuracy.mean()),
                            Losses.orNaN(point.accuracy.sd()),
                            point.losses.mean(),
                            point.losses.sd()))
                    .mapToDouble(figures -> figures.get(figure))
                    .toArray();
        }
    }

    private List<Point> points(Study study, Dataset data) {
        List<Point> points = new ArrayList<>();
        axis.zero()
                .flatMap(recipe -> study.fit(recipe, data))
                .ifPresent(found -> points.add(new Point(0, found.accuracy(), Losses.of(found))));
        for (double value : axis.values()) {
            Recipe recipe = Recipes.DTKC.with(
                    "DTKC, " + axis.symbol() + " = " + value, Map.of(axis.parameter(), Double.toString(value)));
            Optional<Fit> fit = study.fit(recipe, data);
            fit.ifPresent(found -> points.add(new Point(value, found.accuracy(), Losses.of(found))));
        }
        return points;
    }

    /** The row of a point; the thesis prints numbers only for its chosen value, those of DTKC in Tables 4 and 5. */
    private List<Object> row(NamedSet set, Point point) {
        boolean chosen = point.value() == axis.chosen();
        String table = set == NamedSet.MNIST ? "4" : "5";
        String model = chosen ? Recipes.DTKC.label() : point.value() == 0 ? Recipes.DDC.label() : "";
        Published published = Published.of(table, set.label(), model, "ACC");
        List<Object> row = new ArrayList<>();
        row.add(set.label());
        row.add(Double.toString(point.value()));
        row.addAll(List.of(published.best(), published.mean(), published.sd()));
        row.add(point.accuracy().best());
        row.add(point.accuracy().mean());
        row.add(point.accuracy().sd());
        row.add(point.losses().mean());
        row.add(point.losses().sd());
        return row;
    }
}
