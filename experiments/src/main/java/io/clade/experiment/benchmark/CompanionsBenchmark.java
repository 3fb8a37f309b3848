package io.clade.experiment.benchmark;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.Knobs;
import io.clade.method.Method;
import io.clade.method.divergence.Ddc;
import io.clade.method.divergence.Dtkc;
import io.clade.training.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What companion objectives cost: a training step of DTKC beside one of DDC, on images of MNIST's shape. */
final class CompanionsBenchmark implements Benchmark {

    private static final int CLUSTERS = 10;
    private static final int BATCH = 120;
    private static final int STEPS = 8;
    private static final double MILLISECONDS = 1e3;

    private final int rounds;

    /** @param rounds that are timed */
    CompanionsBenchmark(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "companions";
    }

    @Override
    public String summary() {
        return "A training step of DTKC and one of DDC on images of MNIST's shape at batch 120:"
                + " ratio = time of DTKC's over time of DDC's.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        Dataset data = RandomData.of(STEPS * BATCH, Shape.image(1, 28, 28));
        Map<String, String> brief = Map.of("epochs", "1", "batch", Integer.toString(BATCH));
        Method ddc = new Ddc(Knobs.with(Ddc.recommended(CLUSTERS), brief));
        Method dtkc = new Dtkc(Knobs.with(Dtkc.recommended(CLUSTERS), brief));
        progress.accept("Training DDC and DTKC by turns, " + rounds + " rounds of " + STEPS + " steps");
        double[] ddcSteps = new double[rounds];
        double[] dtkcSteps = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            double ddcStep = step(ddc, data);
            double dtkcStep = step(dtkc, data);
            // The first of each warms up.
            if (round >= 0) {
                ddcSteps[round] = ddcStep;
                dtkcSteps[round] = dtkcStep;
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ddc_step", Turns.median(ddcSteps));
        figures.put("dtkc_step", Turns.median(dtkcSteps));
        figures.put(RATIO, Turns.median(dtkcSteps) / Turns.median(ddcSteps));
        return figures;
    }

    private static double step(Method method, Dataset data) {
        double seconds = method.fit(data, Session.seeded(1)).history().seconds();
        return seconds * MILLISECONDS / STEPS;
    }
}
