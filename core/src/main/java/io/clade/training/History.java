package io.clade.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What training did, epoch by epoch; immutable.
 *
 * @param epochs in order, from epoch 1
 */
public record History(List<Epoch> epochs) {

    /**
     * @param number from 1
     * @param loss mean over the epoch's steps
     * @param terms the parts of the loss by name, means over the epoch's steps, in the order of the formula
     * @param monitors what was watched beside the loss, by name
     * @param seconds wall time of the epoch
     */
    public record Epoch(
            int number, double loss, Map<String, Double> terms, Map<String, Double> monitors, double seconds) {

        public Epoch {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
            // Checkpoints of versions that watched nothing have none.
            monitors = monitors == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(monitors));
        }

        /** An epoch in which nothing was watched beside the loss. */
        public Epoch(int number, double loss, Map<String, Double> terms, double seconds) {
            this(number, loss, terms, Map.of(), seconds);
        }

        Epoch numbered(int other) {
            return new Epoch(other, loss, terms, monitors, seconds);
        }
    }

    public History {
        epochs = List.copyOf(epochs);
    }

    public static History empty() {
        return new History(List.of());
    }

    public History plus(Epoch epoch) {
        List<Epoch> longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new History(longer);
    }

    /** These epochs and then those of {@code later}, numbered on. */
    public History then(History later) {
        List<Epoch> longer = new ArrayList<>(epochs);
        later.epochs.forEach(epoch -> longer.add(epoch.numbered(longer.size() + 1)));
        return new History(longer);
    }

    /** Names of the loss terms, in the order they first appear. */
    public Set<String> terms() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.terms().keySet()));
        return names;
    }

    /** Names of what was watched beside the loss, in the order they first appear. */
    public Set<String> monitors() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.monitors().keySet()));
        return names;
    }

    /**
     * The lowest loss of the epochs that lowered what the last one did; NaN where there are none. Those of a pre-training or
     * a trial, whose loss has other terms, cannot be compared with them.
     */
    public double lowestLoss() {
        return alike().mapToDouble(Epoch::loss).min().orElse(Double.NaN);
    }

    /** The epoch of {@link #lowestLoss}; there must be one. */
    public Epoch best() {
        return alike().min(Comparator.comparingDouble(Epoch::loss)).orElseThrow();
    }

    /** The losses of the epochs that lowered what the last one did, in order; those of a pre-training or a trial are not among them. */
    public double[] closing() {
        return alike().mapToDouble(Epoch::loss).toArray();
    }

    private Stream<Epoch> alike() {
        if (epochs.isEmpty()) {
            return Stream.empty();
        }
        Set<String> last = epochs.get(epochs.size() - 1).terms().keySet();
        return epochs.stream().filter(epoch -> epoch.terms().keySet().equals(last));
    }

    /**
     * Whether the last fifth of the epochs lowered the loss by less than a twentieth of all that was gained; never of fewer
     * than five epochs.
     *
     * @param start loss that training began with, which may have had other parts than that of the last epochs
     */
    public boolean settled(double start) {
        List<Epoch> last = alike().toList();
        int n = last.size();
        if (n < 5) {
            return false;
        }
        double before = new History(last.subList(0, n - n / 5)).lowestLoss();
        return before - lowestLoss() <= (start - lowestLoss()) / 20;
    }

    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }
}
