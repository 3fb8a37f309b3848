package io.clade.data;

import java.util.List;
import java.util.Locale;

/**
 * The text form of a value with a few numbers: a word and its arguments with colons between, such as
 * {@code step:0.3:0.1}.
 *
 * @param word in lower case
 * @param arguments may be none
 */
public record TextForm(String word, List<String> arguments) {

    private static final String BETWEEN = ":";

    public TextForm {
        arguments = List.copyOf(arguments);
    }

    /** Parses {@code text}. */
    public static TextForm of(String text) {
        List<String> parts = List.of(text.strip().toLowerCase(Locale.ROOT).split(BETWEEN, -1));
        return new TextForm(parts.get(0), parts.subList(1, parts.size()));
    }

    /** Writes a word and numbers. */
    public static String write(String word, double... numbers) {
        StringBuilder text = new StringBuilder(word);
        for (double number : numbers) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
            text.append(BETWEEN).append(whole ? Long.toString((long) number) : Double.toString(number));
        }
        return text.toString();
    }

    /** True if this is {@code other} followed by {@code count} arguments, all of them numbers. */
    public boolean is(String other, int count) {
        return begins(other, count) && arguments.size() == count;
    }

    /** True if this is {@code other} followed by {@code count} numbers and more, or nothing more. */
    public boolean begins(String other, int count) {
        return word.equals(other)
                && arguments.size() >= count
                && arguments.subList(0, count).stream().allMatch(TextForm::isNumber);
    }

    /** Argument {@code index}, from 0. */
    public double number(int index) {
        return Double.parseDouble(arguments.get(index));
    }

    /** The arguments from {@code index} on as a text of their own. */
    public String rest(int index) {
        return String.join(BETWEEN, arguments.subList(index, arguments.size()));
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
