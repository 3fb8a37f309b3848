package io.clade.data.table;

import io.clade.data.format.FileFormat;
import io.clade.data.format.LineLimit;
import io.clade.data.text.Dialect;
import io.clade.data.text.Preamble;
import io.clade.data.text.Records;
import io.clade.data.text.TextEncoding;
import io.clade.input.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text table: its encoding, delimiter and header, found from its first lines. The database's own sniffer is not asked,
 * since it explains away ragged rows by guessing another dialect. What the database cannot read, such as UTF-16, is read
 * here and given to it.
 */
final class DelimitedText {

    private static final int LINES = 100;
    private static final int CHARACTERS = 1 << 22;
    private static final int CHARACTERS_AT_ONCE = 1 << 18;
    private static final String COPY = "text_table";

    private final Path file;
    private final TextEncoding encoding;
    private final Dialect dialect;
    private final List<String> lines;
    private final List<String> preamble;
    private final int lineLength;

    private DelimitedText(
            Path file,
            TextEncoding encoding,
            Dialect dialect,
            List<String> lines,
            List<String> preamble,
            int lineLength) {
        this.file = file;
        this.encoding = encoding;
        this.dialect = dialect;
        this.lines = lines;
        this.preamble = preamble;
        this.lineLength = lineLength;
    }

    /**
     * @param header whether the first line names the columns; where empty, the line itself tells
     * @throws io.clade.input.InputException when the file has no lines
     */
    static DelimitedText sniff(Path file, Optional<Boolean> header) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        List<String> first = firstLines(file, encoding);
        String where = file.getFileName().toString();
        Require.that(!first.isEmpty(), "%s is empty. Maybe writing it was interrupted.", where);
        int before = Preamble.count(where, first);
        List<String> lines = first.subList(before, first.size());
        boolean tabs = FileFormat.ending(where).equals("tsv");
        int longest = lines.stream().limit(2).mapToInt(String::length).max().orElseThrow();
        return new DelimitedText(
                file, encoding, Dialect.of(where, lines, tabs, header), lines, first.subList(0, before), longest);
    }

    private static List<String> firstLines(Path file, TextEncoding encoding) throws IOException {
        try (BufferedReader lines = limited(file, encoding)) {
            List<String> first = new ArrayList<>();
            int characters = 0;
            for (String line = lines.readLine();
                    line != null && first.size() < LINES && (first.size() < 2 || characters < CHARACTERS);
                    line = lines.readLine()) {
                if (!line.isBlank()) {
                    String record = whole(line, lines);
                    first.add(record);
                    characters += record.length();
                }
            }
            return first;
        }
    }

    private static BufferedReader limited(Path file, TextEncoding encoding) throws IOException {
        return new BufferedReader(
                new LineLimit(encoding.reader(file), file.getFileName().toString()));
    }

    /** The line with those that follow it within quotes. */
    private static String whole(String line, BufferedReader lines) throws IOException {
        StringBuilder record = new StringBuilder(line);
        long quotes = quotes(line);
        while (quotes % 2 == 1 && record.length() < CHARACTERS) {
            String more = lines.readLine();
            if (more == null) {
                break;
            }
            record.append('\n').append(more);
            quotes += quotes(more);
        }
        return record.toString();
    }

    private static long quotes(String line) {
        return line.chars().filter(c -> c == '"').count();
    }

    /** The columns, called c0, c1 and so on in SQL; their names are {@code column1} and so on without a header. */
    List<TableColumn> columns() {
        List<TableColumn> columns = new ArrayList<>();
        for (String name : dialect.names()) {
            columns.add(new TableColumn(name, "c" + columns.size(), "VARCHAR"));
        }
        return columns;
    }

    /** True if semicolons part the fields, as where commas are decimal marks. */
    boolean hasSemicolons() {
        return dialect.delimiter() == ';';
    }

    /** The fields of the first rows, without the header. */
    List<List<String>> firstRows() {
        return lines.stream()
                .skip(dialect.header() ? 1 : 0)
                .map(line -> Dialect.split(file.getFileName().toString(), line, dialect.delimiter()))
                .toList();
    }

    /** The notices for the user about the reading of the text. */
    List<String> notices() {
        List<String> notices = new ArrayList<>(dialect.notices());
        Preamble.notice(preamble).ifPresent(notices::add);
        if (encoding == TextEncoding.WINDOWS_1252) {
            notices.add("The file is not UTF-8, so it was read as %s. Save it as UTF-8 if names look wrong."
                    .formatted(encoding.title()));
        }
        return notices;
    }

    /** True if the database can read the file itself. */
    boolean isPlain() {
        return encoding == TextEncoding.UTF_8
                && dialect.delimiter() != ' '
                && !dialect.namesRows()
                && !dialect.open()
                && preamble.isEmpty();
    }

    /** The table as the database's FROM clause, with every column as text. */
    String relation() {
        String declared = columns().stream()
                .map(column -> "'" + column.reference() + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        // The database refuses lines longer than 2 MB unless told of them.
        String longest = lineLength > 500_000 ? ", max_line_size=" + lineLength * 8L : "";
        return "read_csv(%s, auto_detect=false, header=%s, delim='%s', quote='\"', escape='\"', hive_partitioning=false%s, columns={%s})"
                .formatted(TableDatabase.quoted(file), dialect.header(), dialect.delimiter(), longest, declared);
    }

    /**
     * Reads the text into a table of the database, and returns its FROM clause.
     *
     * @throws io.clade.input.InputException for a row of another length than the first
     */
    String copied(Connection database) throws SQLException, IOException {
        String where = file.getFileName().toString();
        String declared = columns().stream()
                .map(column -> column.reference() + " VARCHAR")
                .collect(Collectors.joining(", "));
        try (Records records = new Records(where, limited(file, encoding), dialect.delimiter());
                Statement statement = database.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE " + COPY + " (" + declared + ")");
            List<String> rows = new ArrayList<>();
            int characters = 0;
            int passed = preamble.size() + (dialect.header() ? 1 : 0);
            for (Optional<List<String>> record = records.next(); record.isPresent(); record = records.next()) {
                if (passed == 0) {
                    rows.add(row(where, records.line(), record.get()));
                    characters += rows.get(rows.size() - 1).length();
                }
                passed = Math.max(0, passed - 1);
                if (characters > CHARACTERS_AT_ONCE) {
                    insert(rows, statement);
                    characters = 0;
                }
            }
            insert(rows, statement);
        }
        return COPY;
    }

    private static void insert(List<String> rows, Statement statement) throws SQLException {
        if (!rows.isEmpty()) {
            statement.execute("INSERT INTO " + COPY + " VALUES " + String.join(", ", rows));
            rows.clear();
        }
    }

    /** The fields as a row of SQL. */
    private String row(String where, long line, List<String> fields) {
        Require.that(
                fields.size() == dialect.names().size(),
                "%s: line %s has %s values, but the first line has %s. Correct or remove it.",
                where,
                Long.toString(line),
                Integer.toString(fields.size()),
                Integer.toString(dialect.names().size()));
        return fields.stream()
                .map(field -> "'" + field.replace("'", "''").replace("\0", "") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
