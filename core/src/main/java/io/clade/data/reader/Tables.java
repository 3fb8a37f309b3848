package io.clade.data.reader;

import io.clade.data.InputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database that reads and writes tables, and its errors in words of ours. */
final class Tables {

    private static final Pattern RAGGED =
            Pattern.compile("CSV Error on Line: (\\d+)[\\s\\S]*?Expected Number of Columns: (\\d+) Found: (\\d+)");
    private static final Pattern UNCLOSED = Pattern.compile("CSV Error on Line: (\\d+)[\\s\\S]*?unterminated quote");
    private static final Pattern PREFIX =
            Pattern.compile("^(?:[A-Z][A-Za-z ]* Error:\\s*(?:Attempting to execute[^\\n]*\\nError:\\s*)?)+");

    private Tables() {}

    /** A database of its own, in memory, which streams what it reads and loads nothing from elsewhere. */
    static Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("temp_directory", System.getProperty("java.io.tmpdir"));
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    /** The path as a string of SQL that stands for this one file, whatever wildcards its name has. */
    static String quoted(Path file) {
        return literal(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** The path as a string of SQL for a file to be written, where wildcards mean nothing. */
    static String quotedTarget(Path file) {
        return literal(file.toAbsolutePath().toString());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What went wrong in reading {@code file}, as a line for its user. */
    static InputException explain(Path file, SQLException error) {
        String where = file.getFileName().toString();
        String text = String.valueOf(error.getMessage());
        Matcher ragged = RAGGED.matcher(text);
        if (ragged.find()) {
            return new InputException(
                    "%s: line %s has %s values where the first line has %s. Correct or remove it."
                            .formatted(where, ragged.group(1), ragged.group(3), ragged.group(2)),
                    error);
        }
        Matcher unclosed = UNCLOSED.matcher(text);
        if (unclosed.find()) {
            return new InputException(
                    "%s: line %s opens a quote that is never closed. Maybe the file is truncated."
                            .formatted(where, unclosed.group(1)),
                    error);
        }
        if (text.contains("magic bytes") || text.contains("too small to be a Parquet file")) {
            return new InputException(
                    where + " is not a whole Parquet file: its last bytes are missing. Maybe it is truncated.", error);
        }
        String first = PREFIX.matcher(text).replaceFirst("").lines().findFirst().orElse("unknown reason");
        return new InputException("%s cannot be read: %s".formatted(where, first.strip()), error);
    }
}
