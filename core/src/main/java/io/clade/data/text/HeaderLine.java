package io.clade.data.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges whether the first line of a table names its columns. */
final class HeaderLine {

    private static final int EARLIEST_YEAR = 1000;
    private static final int LATEST_YEAR = 2200;

    private HeaderLine() {}

    /**
     * A first line is a header when it has text where others have a number, when it has no number at all, or when its
     * numbers are names: those that count from 0 or 1, as pandas writes them, or years.
     */
    static boolean isHeader(List<String> first, List<List<String>> others) {
        for (int i = 0; i < first.size(); i++) {
            if (isText(first.get(i)) && isNumber(others, i)) {
                return true;
            }
        }
        boolean anyNumber = first.stream().anyMatch(NumberText::isNumber);
        return anyNumber ? counts(first, others) : first.stream().anyMatch(HeaderLine::isText);
    }

    private static boolean isText(String field) {
        return !NumberText.isNumber(field) && !NumberText.isMissing(field);
    }

    private static boolean isNumber(List<List<String>> rows, int column) {
        return rows.stream().anyMatch(row -> column < row.size() && NumberText.isNumber(row.get(column)));
    }

    /** True if the numbers of the first line are a sequence of names that the next line does not go on with. */
    private static boolean counts(List<String> first, List<List<String>> others) {
        if (others.isEmpty() || others.stream().anyMatch(row -> row.size() != first.size())) {
            return false;
        }
        int[] columns = IntStream.range(0, first.size())
                .filter(i -> NumberText.isNumber(first.get(i)))
                .toArray();
        boolean rest = IntStream.range(0, first.size())
                .filter(i -> !NumberText.isNumber(first.get(i)))
                .allMatch(i -> i == 0 || isText(first.get(i)));
        if (!rest || columns.length < 2 || !rises(first, columns)) {
            return false;
        }
        List<String> next = others.get(0);
        int start = whole(first.get(columns[0]));
        int last = whole(first.get(columns[columns.length - 1]));
        if (start >= EARLIEST_YEAR && last <= LATEST_YEAR) {
            return !rises(next, columns) || whole(next.get(columns[0])) < EARLIEST_YEAR;
        }
        return (start == 0 || start == 1) && last - start == columns.length - 1 && !rises(next, columns);
    }

    /** True if the fields are whole numbers, each larger than the one before by the same step. */
    private static boolean rises(List<String> fields, int... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (whole(fields.get(columns[i])) < 0) {
                return false;
            }
            int step = whole(fields.get(columns[1])) - whole(fields.get(columns[0]));
            if (i > 0 && (step <= 0 || whole(fields.get(columns[i])) - whole(fields.get(columns[i - 1])) != step)) {
                return false;
            }
        }
        return true;
    }

    /** The whole number of a field; −1 where it is none. */
    private static int whole(String field) {
        String plain = field.strip();
        return plain.matches("\\d{1,7}") ? Integer.parseInt(plain) : -1;
    }

    /** A notice for the user where the first line could be read in two ways. */
    static Optional<String> notice(List<String> first, List<List<String>> others, boolean header) {
        boolean numbers = first.stream().anyMatch(NumberText::isNumber);
        if (header) {
            return numbers && first.stream().noneMatch(HeaderLine::isText)
                    ? Optional.of(
                            "The first line, %s, was taken as the names of the columns. Use --header no if it is a sample."
                                    .formatted(some(first)))
                    : Optional.empty();
        }
        boolean names = first.stream().allMatch(field -> whole(field) >= 0)
                && new HashSet<>(first).size() == first.size()
                && first.size() > 1
                && others.stream()
                        .flatMap(List::stream)
                        .anyMatch(field -> whole(field) < 0 && NumberText.isNumber(field));
        return names
                ? Optional.of("The first line, %s, was taken as a sample. Use --header yes if it names the columns."
                        .formatted(some(first)))
                : Optional.empty();
    }

    private static String some(List<String> fields) {
        return String.join(",", fields.subList(0, Math.min(3, fields.size()))) + (fields.size() > 3 ? ",…" : "");
    }
}
