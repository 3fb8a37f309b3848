package io.clade.experiment.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.divergence.Ddc;
import io.clade.method.divergence.Dtkc;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures the cost of companion objectives: a training step of DTKC against one of DDC, on images of MNIST's shape,
 * with the papers' settings and with the recommended ones. The papers' settings are the harder test, since guidance
 * adds the same cost to both steps.
 */
final class CompanionsBenchmark implements Benchmark {

    private static final int CLUSTERS = 10;
    private static final int BATCH = 120;
    private static final double MILLISECONDS = 1e3;

    /** One epoch of one cluster layer with the papers' loss alone. */
    private static final Map<String, String> PAPERS =
            Map.of("epochs", "1", "batch", Integer.toString(BATCH), "agreement", "0", "balance", "0", "rivals", "1");

    /** Two epochs, half of them with several heads. */
    private static final Map<String, String> GUIDED =
            Map.of("epochs", "2", "batch", Integer.toString(BATCH), "trial", "0.5");

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int steps;
    private final int rounds;

    /**
     * @param steps of an epoch
     * @param rounds that are timed
     */
    CompanionsBenchmark(int steps, int rounds) {
        this.steps = steps;
        this.rounds = rounds;
    }

    /** The time of one step in milliseconds, and the processor time of the whole fit in nanoseconds. */
    private record Cost(double step, double processor) {}

    @Override
    public String name() {
        return "companions";
    }

    @Override
    public String summary() {
        return "A training step of DTKC and of DDC on images of MNIST's shape, batch 120:"
                + " ratio = time of DTKC / time of DDC, without guidance, as in the papers; guided_ratio: with guidance;"
                + " processor_ratio: by processor time.";
    }

    @Override
    public Map<String, Object> run(Consumer<String> progress) {
        Dataset data = RandomData.of(steps * BATCH, Shape.image(1, 28, 28));
        Map<String, Object> figures = new LinkedHashMap<>();
        progress.accept("Training DDC and DTKC in turn, " + rounds + " rounds of " + steps + " steps");
        Cost[][] papers = byTurns(data, PAPERS);
        progress.accept("The same with guidance");
        Cost[][] guided = byTurns(data, GUIDED);
        figures.put("ddc_step", medianStep(papers[0]));
        figures.put("dtkc_step", medianStep(papers[1]));
        figures.put("guided_ddc_step", medianStep(guided[0]));
        figures.put("guided_dtkc_step", medianStep(guided[1]));
        figures.put("processor_ratio", ratio(papers, Cost::processor));
        figures.put("guided_ratio", ratio(guided, Cost::step));
        figures.put(RATIO, ratio(papers, Cost::step));
        return figures;
    }

    /** The cost of each round's fit of DDC (row 0) and of DTKC (row 1). */
    private Cost[][] byTurns(Dataset data, Map<String, String> settings) {
        Method ddc = new Ddc(HyperparameterAccess.with(Ddc.recommended(CLUSTERS), settings));
        Method dtkc = new Dtkc(HyperparameterAccess.with(Dtkc.recommended(CLUSTERS), settings));
        Cost[][] costs = new Cost[2][rounds];
        for (int round = -1; round < rounds; round++) {
            Cost first = cost(ddc, data);
            Cost second = cost(dtkc, data);
            // The first of each warms up.
            if (round >= 0) {
                costs[0][round] = first;
                costs[1][round] = second;
            }
        }
        return costs;
    }

    private Cost cost(Method method, Dataset data) {
        long before = SYSTEM.getProcessCpuTime();
        History history = method.fit(data, Session.seeded(1)).history();
        double processor = SYSTEM.getProcessCpuTime() - before;
        int all = steps * history.epochs().size();
        return new Cost(history.seconds() * MILLISECONDS / all, processor);
    }

    private static double medianStep(Cost... costs) {
        return InterleavedTiming.median(
                Arrays.stream(costs).mapToDouble(Cost::step).toArray());
    }

    /**
     * The ratio of DTKC's cost to DDC's, the median over rounds: other load on the machine in a round affects both of
     * its fits.
     */
    private static double ratio(Cost[][] costs, ToDoubleFunction<Cost> of) {
        return InterleavedTiming.median(IntStream.range(0, costs[0].length)
                .mapToDouble(round -> of.applyAsDouble(costs[1][round]) / of.applyAsDouble(costs[0][round]))
                .toArray());
    }
}
