package io.clade.data.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in a file, as the database sees it.
 *
 * @param relation what stands in the database's FROM clause
 * @param columns of the table, in order
 */
record TableSource(String relation, List<TableColumn> columns) {

    static TableSource of(Path file, Format format, Connection database) throws SQLException, IOException {
        if (format == Format.CSV) {
            Delimited text = Delimited.sniff(file);
            return new TableSource(text.relation(file), text.columns());
        }
        String function = format == Format.PARQUET ? "read_parquet" : "read_json";
        String relation = function + "(" + Tables.quoted(file) + ", hive_partitioning=false)";
        return new TableSource(relation, described(relation, database));
    }

    private static List<TableColumn> described(String relation, Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            List<TableColumn> found = new ArrayList<>();
            while (columns.next()) {
                String name = columns.getString(1);
                found.add(new TableColumn(name, "\"" + name.replace("\"", "\"\"") + "\"", columns.getString(2)));
            }
            return found;
        }
    }
}
