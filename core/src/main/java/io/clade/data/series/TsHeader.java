package io.clade.data.series;

import io.clade.input.InputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header of a .ts file: its lines before {@code @data}. Lines that say no more than the data do are passed over
 * ({@code @problemName}, {@code @missing}, {@code @univariate} …).
 */
final class TsHeader {

    private boolean labelled;
    private boolean targets;
    private boolean equallyLong;
    private OptionalInt dimensions = OptionalInt.empty();
    private Set<String> classes = Set.of();

    /**
     * Takes in one line that begins with {@code @}.
     *
     * @param place file and line, for refusals
     * @return whether it is the last one, {@code @data}
     * @throws InputException when a value is not what its name takes, or the series have time stamps
     */
    boolean take(String line, String place) {
        String[] words = line.strip().split("\\s+");
        String name = words[0].toLowerCase(Locale.ROOT);
        Optional<String> value = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        switch (name) {
            case "@timestamps" -> refuseTimeStamps(truth(words[0], value, place), place);
            case "@equallength" -> equallyLong = truth(words[0], value, place);
            case "@targetlabel" -> targets = truth(words[0], value, place);
            case "@classlabel" -> {
                labelled = truth(words[0], value, place);
                classes = new TreeSet<>(Arrays.asList(words).subList(2, words.length));
            }
            case "@dimension", "@dimensions" -> dimensions = OptionalInt.of(count(words[0], value, place));
            case "@univariate" -> dimensions = truth(words[0], value, place) ? OptionalInt.of(1) : dimensions;
            default -> {}
        }
        return name.equals("@data");
    }

    private static boolean truth(String name, Optional<String> value, String place) {
        String text = value.orElse("nothing").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw new InputException("%s: %s takes true or false. Got %s.".formatted(place, name, value.orElse(text)));
        }
        return text.equals("true");
    }

    private static int count(String name, Optional<String> value, String place) {
        String text = value.orElse("nothing");
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new InputException("%s: %s takes a whole number of at least 1. Got %s.".formatted(place, name, text));
        }
        return Integer.parseInt(text);
    }

    static void refuseTimeStamps(boolean stamped, String place) {
        if (stamped) {
            throw new InputException(place + ": series with time stamps cannot be read."
                    + " Resample them to even steps and write only the values, with @timeStamps false.");
        }
    }

    /** True if the last field of a line is a class. */
    boolean labelled() {
        return labelled;
    }

    /** True if the last field of a line is a number to predict. */
    boolean targets() {
        return targets;
    }

    /** True if all series are said to have the same number of steps. */
    boolean equallyLong() {
        return equallyLong;
    }

    /** Dimensions of every series, where the header tells. */
    OptionalInt dimensions() {
        return dimensions;
    }

    /** @throws InputException when the header lists classes and {@code label} is none of them, nor missing */
    void requireClass(String label, String place) {
        if (!classes.isEmpty() && !classes.contains(label) && !label.equals(TsReader.MISSING)) {
            throw new InputException(
                    "%s: the last field is %s, which is not one of the classes in @classLabel. Correct the line, or add the class there."
                            .formatted(place, label));
        }
    }
}
