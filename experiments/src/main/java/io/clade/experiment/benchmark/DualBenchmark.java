package io.clade.experiment.benchmark;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Methods;
import io.clade.method.competitive.Dcl;
import io.clade.model.Model;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times an epoch of the dual competitive layer on few and on many features, after the matrix product that removes the
 * dependence on features.
 */
final class DualBenchmark implements Benchmark {

    private static final int SAMPLES = 100;
    private static final int PROTOTYPES = 10;
    private static final int FEW = 1000;
    private static final int MANY = 100_000;
    private static final double MILLISECONDS = 1e3;

    private final int epochs;

    /** @param epochs of each fit, the first half of which is not timed */
    DualBenchmark(int epochs) {
        this.epochs = epochs;
    }

    @Override
    public String name() {
        return "dual";
    }

    @Override
    public String summary() {
        return "Median epoch of DCL with 10 prototypes on 100 samples after the Gram product:"
                + " ratio = time at 100,000 features / time at 1,000 features.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        progress.accept("Fitting DCL to samples of " + FEW + " and of " + MANY + " features");
        epoch(FEW); // so that neither pays for loading and compiling
        double few = epoch(FEW);
        double many = epoch(MANY);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("epoch_1000_features", few);
        figures.put("epoch_100000_features", many);
        figures.put(RATIO, many / few);
        return figures;
    }

    /** The median time of an epoch in milliseconds. */
    private double epoch(int features) {
        Dataset data = RandomData.of(SAMPLES, Shape.table(features));
        Map<String, String> settings = Map.of("scaling", "none", "epochs", Integer.toString(epochs));
        Model model = Methods.named(Dcl.NAME).create(PROTOTYPES, settings).fit(data, Session.seeded(1));
        double[] times = model.history().epochs().stream()
                .skip(epochs / 2)
                .mapToDouble(History.Epoch::seconds)
                .toArray();
        return MILLISECONDS * InterleavedTiming.median(times);
    }
}
