package io.clade.experiment.competitive;

import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Fit;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import io.clade.experiment.study.Table;
import io.clade.method.competitive.soft.DdclMonitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Block 1: the separation of prototypes on moons against the temperature, for L_q and for L_OLS alone. */
final class Collapse implements Experiment {

    private static final String MOONS = "moons:n=300";
    private static final double[] TEMPERATURES = {0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10};

    /** Moons are standardised: the mean distance of a sample from the middle is about √2. */
    private static final double SCALE = Math.sqrt(2);

    private static final double COLLAPSED = 0.01 * SCALE;

    private final Extent quick;

    Collapse() {
        this(Extent.part(300, 60, 3));
    }

    /** @param quick extent for a short time */
    Collapse(Extent quick) {
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "ddcl-collapse",
                "Collapse of prototypes on moons (DDCL, block 1)",
                "Final separation of two prototypes and the share of runs that collapse, against the temperature, for L_q"
                        + " and L_OLS on 300 samples without a network.");
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = new Study(conditions, conditions.quick() ? quick : Extent.whole(10));
        study.note(
                "The paper prints no numbers for this block: L_q is stable without collapse; L_OLS diverges at high T, and"
                        + " its collapse rate rises.");
        Table table = Table.of(
                name(),
                "Separation S at the end, mean over the runs",
                "T",
                "objective",
                "S",
                "share of runs collapsed");
        Plot plot = Plot.of("Moons, n = 300, k = 2", "temperature T", "separation S")
                .logarithmic();
        for (String objective : List.of("lq", "ols")) {
            double[] means = new double[TEMPERATURES.length];
            for (int i = 0; i < TEMPERATURES.length; i++) {
                double[] separations = separations(study, objective, TEMPERATURES[i]);
                means[i] = Arrays.stream(separations).average().orElse(Double.NaN);
                double collapsed = Arrays.stream(separations)
                        .filter(separation -> separation < COLLAPSED)
                        .count();
                table = table.row(
                        Double.toString(TEMPERATURES[i]), objective, means[i], collapsed / separations.length);
            }
            plot = plot.markedLine(objective, TEMPERATURES, means);
        }
        return study.findings(List.of(table), List.of(), List.of(Figure.ofPlots(name(), title(), 1, List.of(plot))));
    }

    private static double[] separations(Study study, String objective, double temperature) {
        Recipe recipe = new Recipe(
                objective + ", T = " + temperature,
                "ddcl",
                Map.of(
                        "preset",
                        "paper",
                        "network",
                        "none",
                        "scaling",
                        "standardize",
                        "objective",
                        objective,
                        "temperature_schedule",
                        "fixed",
                        "temperature",
                        Double.toString(temperature)));
        Optional<Fit> fit = study.fit(recipe, study.generated(MOONS));
        return fit.map(Fit::histories).orElse(List.of()).stream()
                .mapToDouble(history -> DdclMonitor.SEPARATION.of(
                        history.epochs().get(history.epochs().size() - 1)))
                .toArray();
    }
}
