package io.clade.data.format;

import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The treatment of cells of a table that have no value. */
public enum Missing {
    /** The table is refused. */
    FAIL,
    /** The rows are left out. */
    DROP,
    /** The mean of the column. */
    MEAN,
    /** The median of the column. */
    MEDIAN,
    /** The value of the nearest row that has one. */
    NEAREST;

    /** All of them, as an option names them. */
    public static final String NAMES = "fail, drop, mean, median or nearest";

    /** The one of this name; empty where there is none. */
    public static Optional<Missing> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(name))
                .findFirst();
    }

    /** @throws InputException for a name there is not */
    public static Missing named(String name) {
        List<String> names = Arrays.stream(values()).map(Missing::toString).toList();
        return of(name).orElseThrow(() -> new InputException("--missing must be %s. Got %s.%s"
                .formatted(
                        NAMES,
                        name,
                        NameSuggestion.to(name, names)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(""))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
