package io.clade.data.table;

import io.clade.input.InputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database that reads and writes tables, and its errors in words of ours. */
public final class TableDatabase {

    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern COUNTS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
    private static final Pattern PREFIX =
            Pattern.compile("^(?:[A-Z][A-Za-z ]* Error:\\s*(?:Attempting to execute[^\\n]*\\nError:\\s*)?)+");

    /** Keeps the database, so that a connection takes a millisecond, not the thirty that a database takes. */
    private static Connection keeper;

    private TableDatabase() {}

    /**
     * A connection of its own to a database in memory, which streams what it reads and loads nothing from elsewhere. Only temporary
     * tables are to be made: others see all else.
     */
    public static synchronized Connection open() throws SQLException {
        if (keeper == null) {
            keeper = connect();
        }
        return connect();
    }

    private static Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("temp_directory", System.getProperty("java.io.tmpdir"));
        // A file may be written anew between two connections.
        settings.setProperty("enable_external_file_cache", "false");
        // Its time grows with more than the square of the columns: 3000 took half a minute.
        settings.setProperty("disabled_optimizers", "common_subexpressions");
        return DatabaseLibrary.driver().connect("jdbc:duckdb::memory:clade", settings);
    }

    /** The path as a string of SQL that stands for this one file, whatever wildcards its name has. */
    public static String quoted(Path file) {
        return literal(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** The path as a string of SQL for a file to be written, where wildcards mean nothing. */
    public static String quotedTarget(Path file) {
        return literal(file.toAbsolutePath().toString());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The error of reading {@code file} as a line for its user. */
    public static InputException explain(Path file, SQLException error) {
        return new InputException(file.getFileName() + explanation(String.valueOf(error.getMessage())), error);
    }

    private static String explanation(String text) {
        Matcher line = LINE.matcher(text);
        String place = line.find() ? ": line " + line.group(1) : "";
        Matcher counts = COUNTS.matcher(text);
        if (counts.find()) {
            return "%s has %s values, but the first line has %s. Correct or remove it."
                    .formatted(place, counts.group(2), counts.group(1));
        }
        if (text.contains("unterminated quote")) {
            return place + " has a quote that is not closed, or text next to one. Maybe the file is truncated.";
        }
        if (text.contains("not utf-8")) {
            return place + " is not UTF-8 text. Save the file as UTF-8. Maybe it is not a text file.";
        }
        if (text.contains("magic bytes") || text.contains("too small to be a Parquet file")) {
            return " is not a complete Parquet file: its last bytes are missing. Maybe it is truncated.";
        }
        String reason = PREFIX.matcher(text)
                .replaceFirst("")
                .lines()
                .filter(part -> !LINE.matcher(part).find() && !part.startsWith("Original Line:"))
                .findFirst()
                .orElse("unknown reason");
        return place + " cannot be read: " + reason.strip();
    }
}
