package io.clade.data.text;

import io.clade.data.format.FeatureNames;
import java.util.List;
import java.util.Optional;

/** The lines before a table of text that are no rows of it: remarks, a title, the line by which spreadsheets say the delimiter. */
public final class Preamble {

    private static final String REMARK = "#";
    private static final String DELIMITER_SAID = "(?i)\"?sep=.\"?,*";
    private static final int MOST = 20;

    private Preamble() {}

    /** The number of lines before the table; {@code lines} are the first ones of the file, not blank. */
    public static int count(String where, List<String> lines) {
        if (lines.size() > 1 && lines.get(0).strip().matches(DELIMITER_SAID)) {
            return 1;
        }
        for (int n = 0; n <= Math.min(MOST, lines.size() - 3); n++) {
            Optional<Character> delimiter = Dialect.dividing(where, lines.subList(n, lines.size()));
            if (delimiter.isPresent() && !isBeforeHeader(where, lines.subList(n, lines.size()), delimiter.get())) {
                char parts = delimiter.get();
                return lines.subList(0, n).stream().allMatch(line -> isNoRow(where, line, parts)) ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isNoRow(String where, String line, char delimiter) {
        return line.startsWith(REMARK)
                || Dialect.split(where, line, delimiter).stream()
                                .filter(field -> !field.isBlank())
                                .count()
                        == 1;
    }

    /** True if the first line looks like none of the table, and the second one names its columns. */
    private static boolean isBeforeHeader(String where, List<String> lines, char delimiter) {
        List<List<String>> rows = lines.stream()
                .map(line -> Dialect.split(where, line, delimiter))
                .toList();
        return isNoRow(where, lines.get(0), delimiter)
                && rows.get(1).size() > 1
                && rows.get(1).stream().noneMatch(NumberText::isNumber)
                && HeaderLine.isHeader(rows.get(1), rows.subList(2, rows.size()))
                && rows.subList(2, rows.size()).stream().flatMap(List::stream).anyMatch(NumberText::isNumber);
    }

    /** A notice for the user of the lines that were passed over; empty where they only say the delimiter. */
    public static Optional<String> notice(List<String> passed) {
        return passed.isEmpty() || passed.get(0).strip().matches(DELIMITER_SAID)
                ? Optional.empty()
                : Optional.of("Lines before the table were passed over: %s."
                        .formatted(FeatureNames.listed(passed.stream()
                                .map(line -> line.strip().split("\\R", 2)[0])
                                .toList())));
    }
}
