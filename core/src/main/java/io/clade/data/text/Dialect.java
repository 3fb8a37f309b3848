package io.clade.data.text;

import io.clade.input.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The delimiter and the header of a table of text, found from its first lines.
 *
 * @param delimiter that parts the fields; a space stands for any number of them
 * @param header whether the first line names the columns
 * @param names of the columns; {@code column1} and so on without a header
 * @param namesRows whether the header has one field fewer than the rows, as R writes it: the first column, without a name,
 *     names the rows
 * @param open whether the rows end with a delimiter that the header lacks: their last column is empty, and has no name
 * @param notices what a user should know of the header
 */
public record Dialect(
        char delimiter, boolean header, List<String> names, boolean namesRows, boolean open, List<String> notices) {

    /** In the order of preference where several divide every line into equally many fields. */
    private static final String DELIMITERS = "\t;|,";

    public Dialect {
        names = List.copyOf(names);
        notices = List.copyOf(notices);
    }

    /**
     * Finds the dialect.
     *
     * @param lines the first ones of the file, not blank
     * @param tabs whether the file's name says that tabs part the fields
     * @param asked whether the first line is a header, where somebody says so
     */
    public static Dialect of(String where, List<String> lines, boolean tabs, Optional<Boolean> asked) {
        char delimiter = tabs ? '\t' : delimiter(where, lines);
        List<List<String>> rows = rows(where, lines, delimiter);
        List<String> first = rows.get(0);
        List<List<String>> others = rows.subList(1, rows.size());
        boolean longer = !others.isEmpty() && others.stream().allMatch(row -> row.size() == first.size() + 1);
        boolean open =
                longer && others.stream().allMatch(row -> row.get(first.size()).isBlank());
        boolean namesRows = longer && !open;
        boolean header = namesRows || asked.orElseGet(() -> HeaderLine.isHeader(first, others));
        List<String> names = new ArrayList<>(namesRows ? List.of("") : List.of());
        for (int i = 0; i < first.size(); i++) {
            names.add(header ? first.get(i).strip() : "column" + (i + 1));
        }
        if (open) {
            names.add("");
        }
        List<String> notices = asked.isPresent() || namesRows
                ? List.of()
                : HeaderLine.notice(first, others, header).stream().collect(Collectors.toList());
        return new Dialect(delimiter, header, names, namesRows, open, notices);
    }

    /** The delimiter that divides all lines into equally many fields, save that the header may lack one. */
    static Optional<Character> dividing(String where, List<String> lines) {
        for (char candidate : DELIMITERS.toCharArray()) {
            if (divides(where, lines, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static char delimiter(String where, List<String> lines) {
        Optional<Character> dividing = dividing(where, lines);
        if (dividing.isPresent()) {
            return dividing.get();
        }
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', '\t', ';', '|'}) {
            int count = split(where, lines.get(0), candidate).size() - 1;
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return most == 0 && lines.size() > 1 && divides(where, lines, ' ') ? ' ' : best;
    }

    /** True if {@code delimiter} divides all lines into equally many fields, save that the header may lack one. */
    private static boolean divides(String where, List<String> lines, char delimiter) {
        int first = split(where, lines.get(0), delimiter).size();
        int second =
                lines.size() < 2 ? first : split(where, lines.get(1), delimiter).size();
        return second > 1
                && (second == first || second == first + 1)
                && lines.stream()
                        .skip(1)
                        .allMatch(line -> split(where, line, delimiter).size() == second);
    }

    private static List<List<String>> rows(String where, List<String> lines, char delimiter) {
        return lines.stream().map(line -> split(where, line, delimiter)).toList();
    }

    /** The fields of one line. A quote that is not closed ends with the line: the record goes on in the next one. */
    public static List<String> split(String where, String line, char delimiter) {
        try (Records records = new Records(where, new BufferedReader(new StringReader(line)), delimiter)) {
            return records.next().orElse(List.of(""));
        } catch (InputException e) {
            return List.of(line.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
