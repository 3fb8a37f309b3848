package io.clade.experiment.competitive;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.experiment.figure.Figure;
import io.clade.experiment.figure.Plot;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.Table;
import io.clade.training.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The quantisation error, ‖E‖ and the number of valid prototypes of the base and the dual layer by epoch: Figure 4. */
final class Dynamics implements Experiment {

    private static final int PROTOTYPES = 30;
    private static final int EPOCHS = 400;
    private static final int RUNS = 10;
    private static final Extent QUICK = Extent.part(PlaneSet.SAMPLES, 120, 2);

    /** The number of error bars on a curve; more would hide it. */
    private static final int BARS = 20;

    /** The share above its final error at which a layer has converged. */
    private static final double CONVERGED = 0.1;

    private static final List<ComparedLayer> LAYERS = List.of(ComparedLayer.VCL, ComparedLayer.DCL);

    private enum Quantity {
        ERROR("quantisation error", Quantised::error),
        NORM("‖E‖", Quantised::norm),
        VALID("valid prototypes", Quantised::valid);

        private final String label;
        private final ToDoubleFunction<Quantised> value;

        Quantity(String label, ToDoubleFunction<Quantised> value) {
            this.label = label;
            this.value = value;
        }
    }

    private final Extent quick;

    Dynamics() {
        this(QUICK);
    }

    /** @param quick epochs and runs for a short time */
    Dynamics(Extent quick) {
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "gcl-dynamics",
                "Convergence of prototypes (gradient-based competitive learning, Figure 4)",
                "Quantisation error, size of the graph and valid prototypes by epoch, of VCL and DCL as published, on spiral,"
                        + " moons and circles, with the standard error of the mean.");
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Extent extent = conditions.quick() ? quick : Extent.whole(RUNS);
        int epochs = extent.epochs().orElse(EPOCHS);
        int runs = extent.runs();
        Table table = Table.of(name(), "After the last epoch", "data", "layer", "quantity", "mean", "standard error");
        Table speed = Table.of(
                name() + "-speed",
                "Epochs until the error is within a tenth of the last (the paper: DCL converges much faster)",
                "data",
                "layer",
                "epochs");
        Table details = Table.of(
                name() + "-epochs", "Every epoch", "data", "layer", "epoch", "quantity", "mean", "standard error");
        List<Plot> plots = new ArrayList<>();
        for (PlaneSet set : PlaneSet.values()) {
            List<double[][][]> curves = new ArrayList<>();
            for (ComparedLayer layer : LAYERS) {
                double[][][] bands = bands(conditions, set, layer, epochs, runs);
                curves.add(bands);
                for (Quantity quantity : Quantity.values()) {
                    double[][] band = bands[quantity.ordinal()];
                    table = table.row(
                            set.label(), layer.label(), quantity.label, band[0][epochs - 1], band[1][epochs - 1]);
                    for (int epoch = 0; epoch < epochs; epoch++) {
                        details = details.row(
                                set.label(), layer.label(), epoch, quantity.label, band[0][epoch], band[1][epoch]);
                    }
                }
                speed = speed.row(set.label(), layer.label(), converged(bands[Quantity.ERROR.ordinal()][0]));
            }
            for (Quantity quantity : Quantity.values()) {
                plots.add(plot(set, quantity, curves, epochs));
            }
        }
        return new ExperimentResult(
                List.of(table, speed),
                List.of(details),
                List.of(Figure.ofPlots(name(), title(), Quantity.values().length, plots)),
                epochs + " epochs, " + runs + " runs",
                Competitive.seeds(conditions, runs),
                List.of("spiral, moons and circles of " + PlaneSet.SAMPLES
                        + " samples, generated from the seed of each run, standardised"),
                List.of(
                        "The paper prints curves without numbers: DCL converges faster and keeps more prototypes valid, and VCL has"
                                + " larger graphs.",
                        "Learning rates are those of the paper: 0.008 for VCL, 0.0008 for DCL; Adam, 30 prototypes. The error is the"
                                + " mean squared distance, unlike in the authors' code."));
    }

    /** Mean and standard error over the runs of each quantity after each epoch: quantities × 2 × epochs. */
    private static double[][][] bands(Conditions conditions, PlaneSet set, ComparedLayer layer, int epochs, int runs) {
        double[][][] values = new double[Quantity.values().length][epochs][runs];
        for (int run = 0; run < runs; run++) {
            int current = run;
            long seed = conditions.seed() + run;
            Dataset data = set.generate(seed);
            Matrix samples = PlaneSet.standardised(data);
            Session session = Session.seeded(seed)
                    .onProgress(
                            progress -> conditions.progress().accept(progress.under(set.label() + ", seed " + seed)));
            Map<String, String> settings = Map.of("preset", "paper", "epochs", Integer.toString(epochs));
            layer.fit(PROTOTYPES, settings, data, session, (step, prototypes) -> {
                Quantised now = Quantised.of(samples, prototypes);
                for (Quantity quantity : Quantity.values()) {
                    values[quantity.ordinal()][step][current] = quantity.value.applyAsDouble(now);
                }
            });
        }
        double[][][] bands = new double[values.length][2][epochs];
        for (int q = 0; q < values.length; q++) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                bands[q][0][epoch] = Competitive.mean(values[q][epoch]);
                bands[q][1][epoch] = Competitive.standardError(values[q][epoch]);
            }
        }
        return bands;
    }

    private static int converged(double... errors) {
        double bound = (1 + CONVERGED) * errors[errors.length - 1];
        for (int epoch = errors.length - 1; epoch > 0; epoch--) {
            if (errors[epoch - 1] > bound) {
                return epoch;
            }
        }
        return 0;
    }

    private static Plot plot(PlaneSet set, Quantity quantity, List<double[][][]> curves, int epochs) {
        Plot plot = Plot.of(set.label(), "epoch", quantity.label);
        int every = Math.max(1, epochs / BARS);
        int[] shown = IntStream.range(0, epochs)
                .filter(epoch -> epoch % every == 0 || epoch == epochs - 1)
                .toArray();
        double[] x = Arrays.stream(shown).asDoubleStream().toArray();
        for (int i = 0; i < LAYERS.size(); i++) {
            double[][] band = curves.get(i)[quantity.ordinal()];
            double[] mean =
                    Arrays.stream(shown).mapToDouble(epoch -> band[0][epoch]).toArray();
            double[] error =
                    Arrays.stream(shown).mapToDouble(epoch -> band[1][epoch]).toArray();
            plot = plot.markedLine(LAYERS.get(i).label(), x, mean, error);
        }
        return plot;
    }
}
