package io.clade.data.table;

import io.clade.data.format.FileFormat;
import io.clade.data.text.JsonDepth;
import io.clade.data.text.TextEncoding;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table in a file, as the database sees it.
 *
 * @param relation what stands in the database's FROM clause
 * @param columns of the table, in order
 * @param notices what a user should know of how the file was read
 */
public record TableSource(String relation, List<TableColumn> columns, List<String> notices) {

    /** The table of {@code file} with nothing said of its header. */
    public static TableSource of(Path file, FileFormat format, Connection database) throws SQLException, IOException {
        return of(file, format, Optional.empty(), false, database);
    }

    /**
     * @param header whether the first line of a text names the columns; where empty, the line itself tells
     * @param copied whether a text is read here, not by the database, which stumbles over some line ends within quotes
     */
    static TableSource of(Path file, FileFormat format, Optional<Boolean> header, boolean copied, Connection database)
            throws SQLException, IOException {
        if (format == FileFormat.CSV) {
            DelimitedText text = DelimitedText.sniff(file, header);
            String relation = text.isPlain() && !copied ? text.relation() : text.copied(database);
            NumberForms forms = new NumberForms(database, relation, text.hasSemicolons());
            List<TableColumn> columns = forms.looked(text.columns(), text.firstRows());
            return new TableSource(relation, columns, joined(text.notices(), forms.notices()));
        }
        if (format == FileFormat.JSON) {
            TextEncoding encoding = TextEncoding.of(file);
            Require.that(
                    encoding == TextEncoding.UTF_8,
                    "%s is %s text. JSON is read as UTF-8, so save it as that.",
                    file.getFileName(),
                    encoding.title());
            JsonDepth.require(file);
        }
        // Without sample_size=-1 only the first rows decide what type the numbers of JSON have.
        String relation = (format == FileFormat.PARQUET
                        ? "read_parquet(%s, hive_partitioning=false)"
                        : "read_json(%s, hive_partitioning=false, sample_size=-1)")
                .formatted(TableDatabase.quoted(file));
        NumberForms forms = new NumberForms(database, relation, false);
        List<TableColumn> columns = forms.looked(described(relation, database));
        return new TableSource(relation, columns, forms.notices());
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
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
