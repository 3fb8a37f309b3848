package io.clade.run;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small table of a shape that people have, and the right end of a fit of three clusters. Row i belongs to group i mod 3.
 *
 * @param features that the model should have; empty where the table is refused
 * @param clear whether the groups are clear, so that all must be found
 * @param words of the notices, or of the refusal
 */
record EverydayTable(
        String name,
        String file,
        String text,
        Charset charset,
        List<String> features,
        boolean clear,
        List<String> words) {

    /** A table that has no expectations yet. */
    static EverydayTable of(String name, String text) {
        return new EverydayTable(name, "table.csv", text, StandardCharsets.UTF_8, List.of(), false, List.of());
    }

    /** A header and thirty rows. */
    static EverydayTable of(String name, String header, IntFunction<String> row) {
        return of(name, header + "\n" + rows(30, row));
    }

    static String rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    EverydayTable in(String otherFile, Charset otherCharset) {
        return new EverydayTable(name, otherFile, text, otherCharset, features, clear, words);
    }

    /** The fit finds all groups by these features. */
    EverydayTable finds(String... names) {
        return new EverydayTable(name, file, text, charset, List.of(names), true, words);
    }

    /** The fit finds three clusters of some kind by these features. */
    EverydayTable uses(String... names) {
        return new EverydayTable(name, file, text, charset, List.of(names), false, words);
    }

    /** The notices, or the line that refuses the table, hold these words. */
    EverydayTable says(String... some) {
        return new EverydayTable(name, file, text, charset, features, clear, List.of(some));
    }

    boolean isRefused() {
        return features.isEmpty();
    }

    /** A number of row {@code i}, near 10 and 20 and 30 by its group. */
    static double a(int i) {
        return 10 + 10 * (i % 3) + 0.25 * (i * 7 % 5);
    }

    /** Another one, near 300 and 200 and 100. */
    static double b(int i) {
        return 300 - 100 * (i % 3) + i * 11 % 7;
    }

    static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    @Override
    public String toString() {
        return name;
    }
}
