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
import io.clade.network.weight.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The densities of convolution weights with and without companion objectives: Figure 35. */
final class WeightDensities implements Experiment {

    private static final Heading HEADING = new Heading(
            "thesis-weights",
            "Densities of learned convolution weights (thesis, Figure 35)",
            "The weights of each block's convolutions in the run with the lowest loss, for the models of thesis-companions; the"
                    + " thesis prints no numbers and finds weights closer to zero with companions.");

    private static final int BLOCKS = 2;
    private static final int PLACES = 161;
    private static final double SHOWN_DEVIATIONS = 3.5;

    private final NamedSet set;
    private final Extent quick;

    WeightDensities(NamedSet set, Extent quick) {
        this.set = set;
        this.quick = quick;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public ExperimentResult run(Conditions conditions) {
        Study study = Recipes.study(conditions, quick, Recipes.RUNS);
        Map<String, Weights> learned = new LinkedHashMap<>();
        Optional<Dataset> data = study.open(set);
        data.ifPresent(samples -> CompanionBlocks.recipes()
                .forEach(recipe ->
                        weights(study, recipe, samples).ifPresent(weights -> learned.put(recipe.label(), weights))));
        Table table = Table.of(name(), "Learned weights", "block", "companions", "weights", "mean", "sd", "bandwidth");
        List<Plot> plots = new ArrayList<>();
        for (int block = 1; block <= BLOCKS; block++) {
            Map<String, KernelDensity> densities = new LinkedHashMap<>();
            for (Map.Entry<String, Weights> one : learned.entrySet()) {
                double[] numbers = convolutions(one.getValue(), block);
                KernelDensity density = KernelDensity.of(numbers);
                densities.put(one.getKey(), density);
                table = table.row(
                        block, one.getKey(), numbers.length, density.mean(), density.deviation(), density.bandwidth());
            }
            plots.add(plot(block, densities));
        }
        return study.findings(List.of(table), List.of(), List.of(Figure.ofPlots(name(), title(), 2, plots)));
    }

    private static Optional<Weights> weights(Study study, Recipe recipe, Dataset data) {
        return study.fit(recipe, data).map(Fit::model).map(model -> model.weights());
    }

    private static double[] convolutions(Weights weights, int block) {
        return weights.names().stream()
                .filter(name -> name.startsWith("block" + block + ".conv") && name.endsWith(".weight"))
                .flatMapToDouble(name -> {
                    float[] values = weights.get(name).values();
                    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
                })
                .toArray();
    }

    private static Plot plot(int block, Map<String, KernelDensity> densities) {
        double width = densities.values().stream()
                .mapToDouble(KernelDensity::deviation)
                .max()
                .orElse(1);
        double[] places = IntStream.range(0, PLACES)
                .mapToDouble(i -> SHOWN_DEVIATIONS * width * (2.0 * i / (PLACES - 1) - 1))
                .toArray();
        Plot plot = Plot.of("block " + block, "weight", "density");
        for (Map.Entry<String, KernelDensity> one : densities.entrySet()) {
            DoubleStream density = Arrays.stream(places).parallel().map(one.getValue()::at);
            plot = plot.line(one.getKey(), places, density.toArray());
        }
        return plot;
    }
}
