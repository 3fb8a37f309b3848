package io.clade.report.page;

import io.clade.training.session.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The curve of one term of the loss over the epochs of one run. */
public final class TermCurve {

    private final double[] epochs;
    private final double[] values;

    /** The curve of the {@code value} of each epoch of {@code history}. */
    public TermCurve(History history, ToDoubleFunction<History.Epoch> value) {
        this.epochs =
                history.epochs().stream().mapToDouble(History.Epoch::number).toArray();
        this.values = history.epochs().stream().mapToDouble(value).toArray();
    }

    /** Numbers of the epochs. */
    public DoubleStream epochs() {
        return Arrays.stream(epochs);
    }

    /** One an epoch; NaN where there is none. */
    public DoubleStream values() {
        return Arrays.stream(values);
    }

    /** Words on its first and last value; empty where there is no value. */
    public String words() {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        return known.length == 0
                ? ""
                : "from " + Numerals.decimal(known[0]) + " to " + Numerals.decimal(known[known.length - 1]);
    }

    /**
     * The line as SVG writes it, with a point for each epoch; of very many epochs, it takes the lowest and the highest
     * of each stretch. The line is broken where there is no value.
     *
     * @param most points, about
     * @param across place of an epoch
     * @param down place of a value
     */
    public String path(int most, DoubleFunction<String> across, DoubleFunction<String> down) {
        var path = new StringBuilder();
        boolean broken = true;
        int points = 0;
        for (int i : thinned(most)) {
            boolean known = Double.isFinite(values[i]);
            if (known) {
                path.append(broken ? "M" : "L").append(across.apply(epochs[i]));
                path.append(' ').append(down.apply(values[i]));
                points++;
            }
            broken = !known;
        }
        // A single point is seen by the round ends of a line of no length.
        return points == 1 ? path + "h0" : path.toString();
    }

    /** About {@code most} places, including the first, the last and every peak. */
    public List<Integer> thinned(int most) {
        int n = values.length;
        int stretches = Math.max(1, most / 2);
        if (n <= 2 * stretches) {
            return IntStream.range(0, n).boxed().toList();
        }
        List<Integer> kept = new ArrayList<>(List.of(0));
        for (int s = 0; s < stretches; s++) {
            int lowest = (int) ((long) s * n / stretches);
            int highest = lowest;
            for (int i = lowest; i < (s + 1L) * n / stretches; i++) {
                lowest = values[i] < values[lowest] ? i : lowest;
                highest = values[i] > values[highest] ? i : highest;
            }
            IntStream.of(Math.min(lowest, highest), Math.max(lowest, highest)).forEach(kept::add);
        }
        kept.add(n - 1);
        return kept.stream().distinct().toList();
    }
}
