package io.clade.cli;

import io.clade.data.InputException;
import io.clade.data.Require;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Trait;
import io.clade.method.Traits;
import io.clade.run.choice.Range;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code -k} says: a number, a range to choose from, or that there is to be a choice.
 *
 * @param number given
 * @param range given; empty for auto too
 */
record ClusterCount(OptionalInt number, Optional<Range> range) {

    private static final String AUTO = "auto";

    /** @throws InputException where it is none of them */
    static ClusterCount parse(String text) {
        if (text.equals(AUTO)) {
            return new ClusterCount(OptionalInt.empty(), Optional.empty());
        }
        if (!text.matches("-?\\d{1,9}")) {
            return new ClusterCount(OptionalInt.empty(), Optional.of(Range.parse(text)));
        }
        int k = Integer.parseInt(text);
        Require.atLeast("The number of clusters (-k)", k, 2);
        return new ClusterCount(OptionalInt.of(k), Optional.empty());
    }

    /** The least number that may be fitted. */
    int least() {
        return number.orElse(range.map(Range::least).orElse(2));
    }

    /** The {@code settings} that the method is to be fitted with: where k is not given, those that find it where it can. */
    Map<String, String> settings(Descriptor<?> method, Map<String, String> settings) {
        return number.isEmpty() && range.isEmpty() ? method.withoutK(settings) : settings;
    }

    /** @throws InputException where a range is given for a method that finds the number itself */
    KSelection selection(Descriptor<?> method, Map<String, String> settings) {
        Traits traits = method.traits(settings(method, settings));
        Require.that(
                range.isEmpty() || !traits.has(Trait.FINDS_K),
                "-m %s finds the number of clusters itself, so -k cannot be a range. Write -k auto.",
                method.name());
        return traits.selection();
    }
}
