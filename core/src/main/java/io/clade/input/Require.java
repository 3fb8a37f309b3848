package io.clade.input;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

/** Checks of values, which refuse in one form of words: the name, the rule, the value given. */
public final class Require {

    private Require() {}

    /** @throws InputException unless {@code value >= least} */
    public static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new InputException("%s must be at least %s. Got %s.".formatted(what, least, value));
        }
    }

    /** @throws InputException unless {@code least <= value <= most}; NaN is refused */
    public static void between(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InputException("%s must be between %s and %s. Got %s.".formatted(what, least, most, value));
        }
    }

    /** @throws InputException unless {@code value} is a finite number above zero */
    public static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InputException("%s must be positive. Got %s.".formatted(what, value));
        }
    }

    /** @throws InputException unless {@code value} is a finite number of zero or more */
    public static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InputException("%s must be zero or more. Got %s.".formatted(what, value));
        }
    }

    /** @throws InputException where there is no {@code value}: what was saved is damaged */
    public static void present(String what, Object value) {
        that(value != null, "%s is missing", what);
    }

    /** @throws InputException where there is no list, or it has gaps: what was saved is damaged */
    public static void complete(String what, Collection<?> list) {
        present(what, list);
        that(list.stream().noneMatch(Objects::isNull), "%s has an empty entry", what);
    }

    /** @throws InputException with {@code message} unless {@code condition} holds */
    public static void that(boolean condition, String message, Object... arguments) {
        if (!condition) {
            throw new InputException(String.format(Locale.ROOT, message, arguments));
        }
    }

    /** @throws InputException unless {@code 2 <= clusters <= samples} */
    public static void clusters(int clusters, int samples) {
        if (clusters < 2 || clusters > samples) {
            throw new InputException(
                    "The number of clusters (-k) must be between 2 and the number of samples, %s. Got %s."
                            .formatted(samples, clusters));
        }
    }
}
