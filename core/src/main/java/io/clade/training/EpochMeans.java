package io.clade.training;

import io.clade.tensor.Ops;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The means over the steps of one epoch of the loss, its terms and its monitors. */
final class EpochMeans {

    private final int number;
    private final Phase phase;
    private final Map<String, Double> terms = new LinkedHashMap<>();
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private double sum;
    private int steps;

    /** The sums of a monitor over the steps so far, with the summary of their means. */
    private static final class Watched {

        private final double[] sums;
        private final ToDoubleFunction<double[]> summary;

        Watched(double[] sums, ToDoubleFunction<double[]> summary) {
            this.sums = sums;
            this.summary = summary;
        }

        double of(int steps) {
            return summary.applyAsDouble(
                    Arrays.stream(sums).map(sum -> sum / steps).toArray());
        }
    }

    EpochMeans(int epoch, Phase phase) {
        this.number = epoch;
        this.phase = phase;
    }

    /** Adds one step, whose tensors it does not keep; returns the loss. */
    double add(Loss step) {
        step.terms().forEach((name, term) -> terms.merge(name, Ops.number(term), Double::sum));
        step.monitors().forEach(this::watch);
        double value = Ops.number(step.total());
        sum += value;
        steps++;
        return value;
    }

    private void watch(String name, Loss.Monitor monitor) {
        double[] values = Ops.toDoubles(monitor.values());
        Watched before = watched.get(name);
        for (int i = 0; before != null && i < values.length; i++) {
            values[i] += before.sums[i];
        }
        watched.put(name, new Watched(values, monitor.summary()));
    }

    double loss() {
        return sum / steps;
    }

    History.Epoch epoch(double seconds) {
        terms.replaceAll((name, sum) -> sum / steps);
        Map<String, Double> monitors = new LinkedHashMap<>();
        watched.forEach((name, one) -> monitors.put(name, one.of(steps)));
        return new History.Epoch(number, phase, loss(), terms, monitors, seconds);
    }
}
