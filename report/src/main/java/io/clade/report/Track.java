package io.clade.report;

import io.clade.training.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the epochs of one run say of one term of the loss. */
public final class Track {

    /** Numbers of the epochs. */
    final double[] epochs;

    /** One an epoch; NaN where there is none. */
    final double[] values;

    /** The {@code value} of each epoch of {@code history}. */
    public Track(History history, ToDoubleFunction<History.Epoch> value) {
        this.epochs =
                history.epochs().stream().mapToDouble(History.Epoch::number).toArray();
        this.values = history.epochs().stream().mapToDouble(value).toArray();
    }

    /** About {@code most} places, among them the first, the last and those of every peak. */
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
