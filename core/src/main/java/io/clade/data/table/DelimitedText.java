package io.clade.data.table;

import io.clade.data.array.IdxFile;
import io.clade.data.format.FileFormat;
import io.clade.data.format.LineLimit;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The format of a text table: its delimiter and header, found from its first two lines. The database's own sniffer is
 * not asked, since it explains away ragged rows by guessing another dialect.
 */
final class DelimitedText {

    private static final String DELIMITERS = ",\t;|";

    private final char delimiter;
    private final boolean header;
    private final List<TableColumn> columns;
    private final int lineLength;

    private DelimitedText(char delimiter, boolean header, List<TableColumn> columns, int lineLength) {
        this.delimiter = delimiter;
        this.header = header;
        this.columns = columns;
        this.lineLength = lineLength;
    }

    /** @throws InputException when the file has no lines */
    static DelimitedText sniff(Path file) throws IOException {
        List<String> lines = firstLines(file);
        String where = file.getFileName().toString();
        Require.that(!lines.isEmpty(), "%s is empty. Maybe writing it was interrupted.", where);
        char delimiter = FileFormat.ending(where).equals("tsv") ? '\t' : mostFrequent(lines.get(0));
        List<String> first = split(lines.get(0), delimiter);
        boolean header = lines.size() < 2 ? noneNumeric(first) : isHeader(first, split(lines.get(1), delimiter));
        List<String> values = header ? lines.size() < 2 ? List.of() : split(lines.get(1), delimiter) : first;
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String name = header ? first.get(i).strip() : "column" + (i + 1);
            boolean truths = i < values.size() && values.get(i).strip().matches("(?i)true|false");
            columns.add(new TableColumn(name, "c" + i, truths ? TableColumn.TRUTHS : "VARCHAR"));
        }
        return new DelimitedText(
                delimiter,
                header,
                columns,
                lines.stream().mapToInt(String::length).max().orElseThrow());
    }

    private static List<String> firstLines(Path file) throws IOException {
        Reader text = new InputStreamReader(IdxFile.unpacked(file), StandardCharsets.UTF_8);
        try (var lines = new BufferedReader(
                new LineLimit(text, file.getFileName().toString()))) {
            List<String> first = new ArrayList<>();
            for (String line = lines.readLine(); line != null && first.size() < 2; line = lines.readLine()) {
                String plain = first.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!plain.isBlank()) {
                    first.add(plain);
                }
            }
            return first;
        }
    }

    private static char mostFrequent(String line) {
        char best = ',';
        int most = 0;
        for (char candidate : DELIMITERS.toCharArray()) {
            int count = split(line, candidate).size() - 1;
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** The fields of a line; quotes keep delimiters in, two quotes stand for one. */
    static List<String> split(String line, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** A first line is a header when it has text where the second has a number, or no number at all. */
    private static boolean isHeader(List<String> first, List<String> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            if (!isNumber(first.get(i)) && !first.get(i).isBlank() && isNumber(second.get(i))) {
                return true;
            }
        }
        return noneNumeric(first);
    }

    private static boolean noneNumeric(List<String> fields) {
        return fields.stream().noneMatch(DelimitedText::isNumber);
    }

    private static boolean isNumber(String field) {
        try {
            Double.parseDouble(field.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The columns, called c0, c1 and so on in SQL; their names are {@code column1} and so on without a header. */
    List<TableColumn> columns() {
        return columns;
    }

    /** The table as the database's FROM clause, with every column as text. */
    String relation(Path file) {
        String declared = columns.stream()
                .map(column -> "'" + column.reference() + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        // The database refuses lines longer than 2 MB unless told of them.
        String longest = lineLength > 500_000 ? ", max_line_size=" + lineLength * 8L : "";
        return "read_csv(%s, auto_detect=false, header=%s, delim='%s', quote='\"', escape='\"', hive_partitioning=false%s, columns={%s})"
                .formatted(TableDatabase.quoted(file), header, delimiter, longest, declared);
    }
}
