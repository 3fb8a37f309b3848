package io.clade.experiment.competitive;

import io.clade.evaluation.LinearRegression;
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
import io.clade.training.session.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Block 2: the parts of the loss, the identity, and the relation of separation and concentration on the digits. */
final class DdclDynamics implements Experiment {

    private static final Recipe DDCL = new Recipe("DDCL", "ddcl", Map.of("preset", "paper"));

    /**
     * The residual above which the identity counts as violated: above the rounding of sums of some hundred terms in
     * double precision.
     */
    private static final double VIOLATED = 1e-9;

    private static final double PUBLISHED = -0.98;

    private final Extent quick;

    DdclDynamics() {
        this(Extent.part(600, 30, 2));
    }

    /** @param quick extent for a short time */
    DdclDynamics(Extent quick) {
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "ddcl-dynamics",
                "Dynamics of DDCL on the digits (DDCL, block 2)",
                "Violations of L_q = L_OLS + V, and the correlation of separation S and concentration K over the epochs.");
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = new Study(conditions, conditions.quick() ? quick : Extent.whole(5));
        Table table = Table.of(
                name(), "Every run", "run", "epochs", "violations", "largest residual", "published r(S, K)", "r(S, K)");
        Optional<Fit> fit = study.fit(DDCL, study.generated("digits"));
        List<History> histories = fit.map(Fit::histories).orElse(List.of());
        for (int run = 0; run < histories.size(); run++) {
            History history = histories.get(run);
            double[] residuals = watched(history, DdclMonitor.IDENTITY_RESIDUAL);
            table = table.row(
                    run,
                    residuals.length,
                    (int) Arrays.stream(residuals)
                            .filter(residual -> !(residual <= VIOLATED))
                            .count(),
                    Arrays.stream(residuals).max().orElse(Double.NaN),
                    run == 0 ? PUBLISHED : Double.NaN,
                    correlation(watched(history, DdclMonitor.SEPARATION), watched(history, DdclMonitor.CONCENTRATION)));
        }
        List<Figure> figures = histories.isEmpty() ? List.of() : List.of(figure(histories.get(0)));
        return study.findings(List.of(table), List.of(), figures);
    }

    private static double[] watched(History history, DdclMonitor monitor) {
        return history.epochs().stream()
                .filter(monitor::isIn)
                .mapToDouble(monitor::of)
                .toArray();
    }

    /** Pearson's r: the root of R², with the sign of the slope. */
    private static double correlation(double[] x, double... y) {
        LinearRegression line = LinearRegression.of(x, y);
        return Math.signum(line.slope()) * Math.sqrt(line.r2());
    }

    private Figure figure(History history) {
        double[] error = watched(history, DdclMonitor.QUANTISATION);
        double[] epochs =
                IntStream.rangeClosed(1, error.length).asDoubleStream().toArray();
        Plot parts = Plot.of("Parts of the loss, run 0", "epoch", "mean over samples")
                .line("L_q", epochs, error)
                .line("L_OLS", epochs, watched(history, DdclMonitor.LEAST_SQUARES))
                .line("V", epochs, watched(history, DdclMonitor.VARIANCE));
        Plot feedback = Plot.of("Feedback, run 0", "separation S", "concentration K")
                .points(
                        "epochs",
                        watched(history, DdclMonitor.SEPARATION),
                        watched(history, DdclMonitor.CONCENTRATION));
        return Figure.ofPlots(name(), title(), 2, List.of(parts, feedback));
    }
}
