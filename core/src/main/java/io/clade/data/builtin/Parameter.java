package io.clade.data.builtin;

import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.util.List;

/**
 * One parameter of a built-in dataset, as the command's help and the docs list it.
 *
 * @param defaultValue its value where none is given, as text
 * @param least smallest value of a number
 * @param most largest value of a number
 * @param choices the values there are, for a choice
 */
public record Parameter(
        String name, Type type, String defaultValue, double least, double most, List<String> choices, String meaning) {

    /** The type of its values. */
    public enum Type {
        INTEGER,
        NUMBER,
        CHOICE
    }

    static Parameter integer(String name, long defaultValue, long least, long most, String meaning) {
        return new Parameter(name, Type.INTEGER, Long.toString(defaultValue), least, most, List.of(), meaning);
    }

    static Parameter number(String name, double defaultValue, double least, double most, String meaning) {
        return new Parameter(name, Type.NUMBER, Double.toString(defaultValue), least, most, List.of(), meaning);
    }

    static Parameter choice(String name, List<String> choices, String meaning) {
        return new Parameter(name, Type.CHOICE, choices.get(0), 0, 0, List.copyOf(choices), meaning);
    }

    /** The values it takes, for example {@code 2…1000000} or {@code train, test, all}. */
    public String range() {
        return switch (type) {
            case CHOICE -> String.join(", ", choices);
            case INTEGER -> least == Long.MIN_VALUE ? "any integer" : (long) least + "…" + (long) most;
            case NUMBER -> least + (most == Double.MAX_VALUE ? " or more" : "…" + most);
        };
    }

    /** @throws InputException unless {@code value} is one it takes */
    void check(String set, String value) {
        switch (type) {
            case CHOICE -> {
                if (!choices.contains(value)) {
                    throw refusal(set, value, NameSuggestion.hint(value, choices));
                }
            }
            case INTEGER -> {
                try {
                    checkRange(set, value, Long.parseLong(value));
                } catch (NumberFormatException e) {
                    throw refusal(set, value, "It takes an integer: " + range() + ".");
                }
            }
            case NUMBER -> {
                try {
                    checkRange(set, value, Double.parseDouble(value));
                } catch (NumberFormatException e) {
                    throw refusal(set, value, "It takes a number: " + range() + ".");
                }
            }
        }
    }

    private void checkRange(String set, String value, double number) {
        if (!(number >= least && number <= most)) {
            throw refusal(set, value, "It takes " + range() + ".");
        }
    }

    private InputException refusal(String set, String value, String help) {
        return new InputException("Parameter %s of %s cannot be %s. %s".formatted(name, set, value, help));
    }

    /** For example {@code n=500}. */
    @Override
    public String toString() {
        return name + "=" + defaultValue;
    }
}
