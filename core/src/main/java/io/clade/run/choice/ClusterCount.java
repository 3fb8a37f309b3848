package io.clade.run.choice;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The number of clusters asked for: a number, one of a range, or the number that suits the data.
 *
 * @param number given
 * @param range to choose from
 */
public record ClusterCount(OptionalInt number, Optional<Range> range) {

    /** The number that suits the data. */
    public static final ClusterCount AUTO = new ClusterCount(OptionalInt.empty(), Optional.empty());

    private static final String AUTO_TEXT = "auto";

    /** @throws InputException where the number is less than 2 */
    public ClusterCount {
        number.ifPresent(k -> Require.atLeast("The number of clusters (-k)", k, 2));
    }

    public static ClusterCount of(int number) {
        return new ClusterCount(OptionalInt.of(number), Optional.empty());
    }

    public static ClusterCount of(Range range) {
        return new ClusterCount(OptionalInt.empty(), Optional.of(range));
    }

    /**
     * Reads {@code 10}, {@code 2..20} or {@code auto}.
     *
     * @throws InputException where it is none of them
     */
    public static ClusterCount parse(String text) {
        if (text.equals(AUTO_TEXT)) {
            return AUTO;
        }
        return text.matches("-?\\d{1,9}") ? of(Integer.parseInt(text)) : of(Range.parse(text));
    }

    /** True if neither a number nor a range is given. */
    public boolean automatic() {
        return number.isEmpty() && range.isEmpty();
    }

    /** The least number that may be fitted. */
    public int least() {
        return number.orElse(range.map(Range::least).orElse(2));
    }

    /** @throws InputException where so many samples are too few for the number or the range */
    public void requireWithin(int samples) {
        range.ifPresent(given -> given.within(samples));
        number.ifPresent(k -> Require.clusters(k, samples));
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return number.isPresent()
                ? Integer.toString(number.getAsInt())
                : range.map(Range::toString).orElse(AUTO_TEXT);
    }
}
