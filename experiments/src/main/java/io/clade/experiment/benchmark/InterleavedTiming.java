package io.clade.experiment.benchmark;

import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times several pieces of work in turns, one of each in a round, so that other load on the machine affects all alike
 * and their ratios stay valid.
 */
final class InterleavedTiming {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Map<String, Runnable> works = new LinkedHashMap<>();

    /** Adds a piece of work; tensors it makes are freed after each turn, outside the time. */
    InterleavedTiming with(String name, Runnable work) {
        works.put(name, work);
        return this;
    }

    /** The median time of each piece of work over {@code rounds} rounds, in milliseconds, after {@code warmUp} more. */
    Map<String, Double> medians(int warmUp, int rounds, Consumer<String> progress) {
        Map<String, double[]> times = new LinkedHashMap<>();
        works.keySet().forEach(name -> times.put(name, new double[rounds]));
        progress.accept("Timing " + String.join(", ", works.keySet()) + " in turn, " + rounds + " rounds");
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Runnable> work : works.entrySet()) {
                double took = time(work.getValue());
                if (round >= 0) {
                    times.get(work.getKey())[round] = took;
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    private static double time(Runnable work) {
        return Scope.step(() -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
        });
    }

    /** The median; the mean of the middle two where their number is even. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
