package io.clade.data.table;

import io.clade.data.format.FileFormat;
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
public record TableSource(String relation, List<TableColumn> columns) {

    public static TableSource of(Path file, FileFormat format, Connection database) throws SQLException, IOException {
        if (format == FileFormat.CSV) {
            DelimitedText text = DelimitedText.sniff(file);
            return new TableSource(text.relation(file), text.columns());
        }
        if (format == FileFormat.JSON) {
            JsonDepth.require(file);
        }
        // Without sample_size=-1 only the first rows decide what type the numbers of JSON have.
        String relation = (format == FileFormat.PARQUET
                        ? "read_parquet(%s, hive_partitioning=false)"
                        : "read_json(%s, hive_partitioning=false, sample_size=-1)")
                .formatted(TableDatabase.quoted(file));
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
