package io.clade.data.table;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Columns of lists, as embeddings are stored, as one feature a number. */
final class ListColumns {

    private ListColumns() {}

    /** @throws InputException when the lists of a column have different lengths */
    static List<TableColumn> expand(String where, Connection database, String relation, List<TableColumn> columns)
            throws SQLException {
        List<TableColumn> expanded = new ArrayList<>();
        for (TableColumn column : columns) {
            if (!column.isList()) {
                expanded.add(column);
                continue;
            }
            int length = length(where, database, relation, column);
            for (int i = 1; i <= length; i++) {
                expanded.addAll(expand(where, database, relation, List.of(column.element(i))));
            }
        }
        return expanded;
    }

    private static int length(String where, Connection database, String relation, TableColumn column)
            throws SQLException {
        String query = "SELECT min(n), max(n) FROM (SELECT coalesce(len(%s), 0) AS n FROM %s)"
                .formatted(column.reference(), relation);
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            int least = answer.getInt(1);
            int most = answer.getInt(2);
            Require.that(
                    least == most && least > 0,
                    "%s: column %s holds lists of %d to %d numbers. Every row must have the same number.",
                    where,
                    column.name(),
                    least,
                    most);
            return least;
        }
    }
}
