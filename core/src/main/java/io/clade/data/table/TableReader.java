package io.clade.data.table;

import io.clade.data.Dataset;
import io.clade.data.ElementType;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.Samples;
import io.clade.data.Spool;
import io.clade.data.format.FileFormat;
import io.clade.data.format.ReadOptions;
import io.clade.data.format.SampleShape;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Datasets from tables: CSV, TSV, Parquet and JSON. A row is a sample; {@link ColumnRoles} says which columns are features,
 * labels and ids.
 */
public final class TableReader {

    private static final int NUMBERS_AT_ONCE = 1 << 18;

    private final Path file;
    private final String where;
    private final ReadOptions options;
    private final Connection database;
    private final String relation;
    private final ColumnRoles roles;

    private TableReader(Path file, FileFormat format, ReadOptions options, Connection database)
            throws SQLException, IOException {
        this.file = file;
        this.where = file.getFileName().toString();
        this.options = options;
        this.database = database;
        TableSource source = TableSource.of(file, format, database);
        relation = source.relation();
        TableStatistics statistics = new TableStatistics(database, relation, options.limit());
        roles = ColumnRoles.of(where, source.columns(), options.labelColumn(), options.columns(), statistics);
    }

    /** @throws InputException naming the row and column of the first value that is no finite number */
    public static Dataset read(Path file, FileFormat format, ReadOptions options) throws IOException {
        try (Connection database = TableDatabase.open()) {
            return new TableReader(file, format, options, database).read();
        } catch (SQLException e) {
            throw TableDatabase.explain(file, e);
        }
    }

    private Dataset read() throws SQLException, IOException {
        List<TableColumn> features = ListColumns.expand(where, database, relation, roles.features());
        List<String> ids = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        Samples samples = numbers(features, ids, classes);
        Require.that(samples.size() > 0, "%s has columns, but no rows.", where);
        int[] extents = {samples.size(), features.size()};
        SampleShape shape = SampleShape.of(where, extents, options.kind(), false);
        Dataset dataset =
                Dataset.of(FileFormat.nameOf(file), shape.shape(), samples).withNotices(roles.notices());
        if (dataset.kind() == Kind.TABLE) {
            dataset = dataset.withFeatureNames(
                    features.stream().map(TableColumn::name).toList());
        }
        if (roles.id().isPresent()) {
            dataset = dataset.withIds(ids);
        }
        return roles.label().isPresent() ? dataset.withLabels(Labels.ofNames(classes)) : dataset;
    }

    private Samples numbers(List<TableColumn> features, List<String> ids, List<String> classes)
            throws SQLException, IOException {
        int width = features.size();
        String query = "SELECT %s, %s, %s FROM %s LIMIT %s"
                .formatted(
                        features.stream().map(TableColumn::number).collect(Collectors.joining(", ")),
                        roles.label().map(TableColumn::text).orElse("NULL"),
                        roles.id().map(TableColumn::text).orElse("NULL"),
                        relation,
                        options.limit());
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query);
                Spool spool = new Spool(ElementType.F4, ByteOrder.nativeOrder(), width, options.heapBudget())) {
            int most = Math.max(1, NUMBERS_AT_ONCE / width);
            float[] batch = new float[Math.multiplyExact(most, width)];
            int filled = 0;
            long row = 0;
            while (rows.next()) {
                readRow(rows, row++, features, batch, filled++ * width);
                classes.add(rows.getString(width + 1));
                ids.add(rows.getString(width + 2));
                if (filled == most) {
                    spool.append(batch, filled * width);
                    filled = 0;
                    options.progress().update("Reading " + where, row, -1);
                }
            }
            spool.append(batch, filled * width);
            return spool.finish();
        }
    }

    private void readRow(ResultSet rows, long row, List<TableColumn> features, float[] batch, int offset)
            throws SQLException {
        for (int i = 0; i < features.size(); i++) {
            float value = rows.getFloat(i + 1);
            if (value == 0 && rows.wasNull() || !Float.isFinite(value)) {
                throw refusal(row, features.get(i));
            }
            batch[offset + i] = value;
        }
    }

    /** Reads the value again as text, to say what is wrong with it. Rows count from 1, without the header. */
    private InputException refusal(long row, TableColumn column) throws SQLException {
        String query = "SELECT %s FROM %s LIMIT 1 OFFSET %s".formatted(column.text(), relation, row);
        String value;
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            value = answer.next() ? answer.getString(1) : null;
        }
        String place = "%s: row %s, column %s".formatted(where, row + 1, column.name());
        String text = value == null ? "" : value.strip().replaceAll("^\"|\"$", "");
        if (text.isEmpty() || text.matches("(?i)na|n/a|null|none|\\?|-+")) {
            return new InputException(place + " has no value" + (text.isEmpty() ? "" : " (" + text + ")")
                    + ". Fill it in, or leave the row out.");
        }
        String lower = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
        if (lower.equals("nan") || lower.startsWith("inf")) {
            return new InputException("%s is %s. Leave the row out, or replace the value."
                    .formatted(place, lower.equals("nan") ? "NaN" : "infinite"));
        }
        if (text.matches("[+-]?[\\d.]+([eE][+-]?\\d+)?")) {
            return new InputException(
                    "%s is %s, which is beyond the range of a float. Rescale the column.".formatted(place, text));
        }
        return new InputException(
                "%s is \"%s\", which is not a number. If the column holds the classes, use --label-column %s; otherwise correct it, or leave the column out with --ignore %s."
                        .formatted(place, text, column.name(), column.name()));
    }
}
