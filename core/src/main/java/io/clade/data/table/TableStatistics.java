package io.clade.data.table;

import io.clade.data.text.NumberText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts of the values of a table, found by its database. */
final class TableStatistics {

    private static final String NO_VALUE = NumberText.MISSING;

    /** A day, in letters of the database. */
    private static final String DAY = "%Y%m%d";

    /** Cells that are looked at, so many rows of a wide table as of a narrow one are no longer work. */
    private static final int CELLS = 1 << 22;

    private static final int LEAST_ROWS = 200;

    private final Connection database;
    private final String relation;

    /** @param limit rows that count, the first ones */
    TableStatistics(Connection database, String relation, int limit) {
        this.database = database;
        this.relation = limit == Integer.MAX_VALUE ? relation : first(relation, limit);
    }

    private static String first(String relation, int rows) {
        return "(SELECT * FROM " + relation + " LIMIT " + rows + ")";
    }

    /** The columns with those of lists as one a number. */
    List<TableColumn> expanded(String where, List<TableColumn> columns) throws SQLException {
        return ListColumns.expand(where, database, relation, columns);
    }

    /** The look of each column in the first rows: in all of a table of less than four million cells. */
    Map<TableColumn, ColumnProfile> profiles(List<TableColumn> columns) throws SQLException {
        Map<TableColumn, ColumnProfile> profiles = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            return profiles;
        }
        // Cells below each other: the database is slow to plan thousands of aggregates.
        String cells = "SELECT unnest(range(%s)) AS i, unnest([%s]) AS v, unnest([%s]) AS n FROM %s"
                .formatted(
                        columns.size(),
                        columns.stream().map(TableColumn::text).collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(column -> "CAST(" + column.number() + " AS DOUBLE)")
                                .collect(Collectors.joining(", ")),
                        first(relation, Math.max(LEAST_ROWS, CELLS / columns.size())));
        // Of CASE, unlike of AND, the database computes a branch only where it is taken: no number is read as a date.
        String query = "SELECT i, count(*), count(*) FILTER (v IS NULL OR regexp_full_match(v, '" + NO_VALUE
                + "')), count(n),"
                + " count(*) FILTER (CASE WHEN n IS NULL THEN " + DerivedColumns.isDate("v") + " ELSE false END),"
                + " coalesce(bool_and(n = floor(n)), false), min(n), max(n),"
                + " coalesce(bool_or(length(v) > 3 AND v[1] = '0' AND v[2] BETWEEN '0' AND '9'), false)"
                + " FROM (" + cells + ") GROUP BY i ORDER BY i";
        return ask(query, answer -> {
            while (answer.next()) {
                profiles.put(
                        columns.get(answer.getInt(1)),
                        new ColumnProfile(
                                answer.getLong(2),
                                answer.getLong(3),
                                answer.getLong(4),
                                answer.getLong(5),
                                answer.getBoolean(6),
                                number(answer, 7),
                                number(answer, 8),
                                answer.getBoolean(9)));
            }
            return profiles;
        });
    }

    private static double number(ResultSet answer, int at) throws SQLException {
        double value = answer.getDouble(at);
        return answer.wasNull() ? Double.NaN : value;
    }

    /**
     * The number of different values of a column.
     *
     * @param values that are different from each other
     * @param rows that have a value
     */
    record Different(long values, long rows) {

        boolean isUnique() {
            return values == rows;
        }
    }

    Different different(TableColumn column) throws SQLException {
        String query = "SELECT count(DISTINCT %1$s), count(%1$s) FROM %2$s".formatted(column.text(), relation);
        return ask(query, answer -> {
            answer.next();
            return new Different(answer.getLong(1), answer.getLong(2));
        });
    }

    /** The different values of a column that are there, in order, {@code most} at most. */
    List<String> values(TableColumn column, int most) throws SQLException {
        String query =
                "SELECT DISTINCT trim(%1$s) AS v FROM %2$s WHERE NOT regexp_full_match(%1$s, '%3$s') ORDER BY v LIMIT %4$s"
                        .formatted(column.text(), relation, NO_VALUE, most);
        List<String> values = new ArrayList<>();
        return ask(query, answer -> {
            while (answer.next()) {
                values.add(answer.getString(1));
            }
            return values;
        });
    }

    /** The repetition that keeps the values of a column from telling rows apart, as {@code a7 is there 3 times}; empty where they do. */
    Optional<String> repetition(TableColumn column) throws SQLException {
        String query =
                "SELECT %1$s AS v, count(*) AS n FROM %2$s GROUP BY v HAVING n > 1 OR v IS NULL ORDER BY v NULLS FIRST LIMIT 1"
                        .formatted(column.text(), relation);
        return ask(query, answer -> {
            if (!answer.next()) {
                return Optional.empty();
            }
            String value = answer.getString(1);
            return Optional.of((value == null ? "no value" : value) + " is there " + answer.getLong(2) + " times");
        });
    }

    /** The first whole number of a column, as text, that double precision rounds to another one. */
    Optional<String> rounded(TableColumn column) throws SQLException {
        String text = "trim(" + column.text() + ")";
        String query = "SELECT " + text + " FROM " + relation + " WHERE regexp_full_match(" + text
                + ", '[+-]?[0-9]{16,}') AND TRY_CAST(" + text + " AS HUGEINT) IS DISTINCT FROM TRY_CAST("
                + column.number() + " AS HUGEINT) LIMIT 1";
        return ask(query, answer -> answer.next() ? Optional.of(answer.getString(1)) : Optional.empty());
    }

    /** The first of the dates of a column whose order of day and month is not certain. */
    Optional<String> uncertainDate(TableColumn column) throws SQLException {
        String query = "SELECT " + column.text() + " FROM " + relation + " WHERE "
                + DerivedColumns.isUncertain(column.text()) + " LIMIT 1";
        return ask(
                query, answer -> answer.next() ? Optional.of(answer.getString(1).strip()) : Optional.empty());
    }

    /** True if all whole numbers of a column, of which there are several, are days as 20241231. */
    boolean areDays(TableColumn column) throws SQLException {
        String query =
                "SELECT count(DISTINCT n) > 2 AND bool_and(try_strptime(CAST(n AS VARCHAR), '%s') IS NOT NULL) FROM (SELECT CAST(%s AS BIGINT) AS n FROM %s)"
                        .formatted(DAY, column.number(), relation);
        return ask(query, answer -> answer.next() && answer.getBoolean(1));
    }

    /** Rows in which a column has no value. */
    long missing(TableColumn column) throws SQLException {
        String query = "SELECT count(*) FROM %2$s WHERE %1$s IS NULL OR regexp_full_match(%1$s, '%3$s')"
                .formatted(column.text(), relation, NO_VALUE);
        return ask(query, answer -> answer.next() ? answer.getLong(1) : 0);
    }

    /** The number of rows that have {@code value}, if it is further from the other numbers of the column than these from each other. */
    Optional<Long> apart(TableColumn column, double value) throws SQLException {
        String query =
                "SELECT count(*) FILTER (n = %1$s), min(n) FILTER (n <> %1$s), max(n) FILTER (n <> %1$s) FROM (SELECT %2$s AS n FROM %3$s)"
                        .formatted(Double.toString(value), column.number(), relation);
        return ask(query, answer -> {
            answer.next();
            double least = number(answer, 2);
            double most = number(answer, 3);
            double distance = Math.max(least - value, value - most);
            return distance > most - least ? Optional.of(answer.getLong(1)) : Optional.empty();
        });
    }

    private interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String query, Answer<T> answer) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return answer.of(rows);
        } catch (SQLException e) {
            // Of a query on some columns alone the database misreports what is wrong with a row.
            readAll();
            throw e;
        }
    }

    /** Reads every value of the table, by a connection that does not stream, which would lose the cause. */
    private void readAll() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("SELECT max(hash(r)) FROM " + relation + " AS r")) {
            rows.next();
        }
    }
}
