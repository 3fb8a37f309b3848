package io.clade.training.session;

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
 * The history of a training, epoch by epoch; immutable.
 *
 * @param epochs in order, from epoch 1
 */
public record History(List<Epoch> epochs) {

    /**
     * @param number from 1
     * @param phase of the fit that it belongs to
     * @param loss mean over the epoch's steps
     * @param terms the parts of the loss by name, means over the epoch's steps, in the order of the formula
     * @param monitors monitored quantities beside the loss, by name
     * @param seconds wall time of the epoch
     */
    public record Epoch(
            int number,
            Phase phase,
            double loss,
            Map<String, Double> terms,
            Map<String, Double> monitors,
            double seconds) {

        public Epoch {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
            monitors = Collections.unmodifiableMap(new LinkedHashMap<>(monitors));
        }

        /** An epoch of the clustering itself without monitors. */
        public Epoch(int number, double loss, Map<String, Double> terms, double seconds) {
            this(number, Phase.TRAINING, loss, terms, Map.of(), seconds);
        }

        /** This epoch in another phase. */
        public Epoch in(Phase other) {
            return new Epoch(number, other, loss, terms, monitors, seconds);
        }

        Epoch numbered(int other) {
            return new Epoch(other, phase, loss, terms, monitors, seconds);
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

    /** These epochs followed by those of {@code later}, which are numbered on. */
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

    /** Names of the monitors, in the order they first appear. */
    public Set<String> monitors() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.monitors().keySet()));
        return names;
    }

    /**
     * The lowest loss of the last phase's epochs; NaN where there are none. Losses of other phases cannot be compared
     * with them.
     */
    public double lowestLoss() {
        return last().mapToDouble(Epoch::loss).min().orElse(Double.NaN);
    }

    /** The epoch of {@link #lowestLoss}; there must be one. */
    public Epoch best() {
        return last().min(Comparator.comparingDouble(Epoch::loss)).orElseThrow();
    }

    /** The losses of the last phase's epochs, in order. */
    public double[] closing() {
        return last().mapToDouble(Epoch::loss).toArray();
    }

    /** The losses of the last phase and of a head selection before it, in order; these can be compared. */
    public double[] clustering() {
        return epochs.stream()
                .filter(epoch -> epoch.phase().kind() == Phase.Kind.HEAD_SELECTION || isLast(epoch))
                .mapToDouble(Epoch::loss)
                .toArray();
    }

    private Stream<Epoch> last() {
        return epochs.stream().filter(this::isLast);
    }

    private boolean isLast(Epoch epoch) {
        return epoch.phase().equals(epochs.get(epochs.size() - 1).phase());
    }

    /**
     * True if the last fifth of the last phase's epochs lowered the loss by less than a twentieth of all that was gained since
     * clustering began; never of fewer than five epochs.
     */
    public boolean settled() {
        List<Epoch> last = last().toList();
        int n = last.size();
        if (n < 5) {
            return false;
        }
        double before = new History(last.subList(0, n - n / 5)).lowestLoss();
        return before - lowestLoss() <= (clustering()[0] - lowestLoss()) / 20;
    }

    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }
}
