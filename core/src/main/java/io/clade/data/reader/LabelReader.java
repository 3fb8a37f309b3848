package io.clade.data.reader;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.array.IdxFile;
import io.clade.data.array.NpyFile;
import io.clade.data.array.NpzFile;
import io.clade.data.format.FileFormat;
import io.clade.data.format.ReadOptions;
import io.clade.data.series.TsReader;
import io.clade.data.table.ColumnRoles;
import io.clade.data.table.TableColumn;
import io.clade.data.table.TableDatabase;
import io.clade.data.table.TableSource;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the labels alone from a file that may hold nothing else, or text beside them that no dataset could have. */
final class LabelReader {

    private LabelReader() {}

    /** @throws InputException when the file has no labels, or it is not clear which of its columns they are */
    static LabelFile read(Path file, Optional<String> column) throws IOException {
        FileFormat format = FileFormat.of(file);
        return switch (format) {
            case CSV, JSON, PARQUET -> table(file, format, column);
            case IDX -> new LabelFile(List.of(), Labels.ofNames(IdxFile.labels(file)));
            case NPY -> new LabelFile(List.of(), Labels.ofNames(NpyFile.labels(file)));
            case NPZ -> array(file);
            case TS -> of(TsReader.read(file, ReadOptions.DEFAULT));
        };
    }

    /** The labels that {@code dataset} has. */
    static LabelFile of(Dataset dataset) {
        Labels labels = dataset.labels()
                .orElseThrow(() -> new InputException(
                        dataset.name() + " has no labels. Give a file with a column or an array of them."));
        return new LabelFile(
                IntStream.range(0, dataset.size()).mapToObj(dataset::id).toList(), labels);
    }

    private static LabelFile array(Path file) throws IOException {
        try (NpzFile arrays = new NpzFile(file)) {
            List<String> names = arrays.names();
            String name = names.size() == 1 ? names.get(0) : "y";
            return new LabelFile(List.of(), Labels.ofNames(arrays.labels(name)));
        }
    }

    private static LabelFile table(Path file, FileFormat format, Optional<String> asked) throws IOException {
        try (Connection database = TableDatabase.open()) {
            TableSource source = TableSource.of(file, format, database);
            Optional<TableColumn> id = ColumnRoles.find(source.columns(), "id");
            TableColumn label = label(file.getFileName().toString(), source.columns(), id, asked);
            return rows(database, source, label, id.filter(column -> !column.equals(label)));
        } catch (SQLException e) {
            throw TableDatabase.explain(file, e);
        }
    }

    private static TableColumn label(
            String where, List<TableColumn> columns, Optional<TableColumn> id, Optional<String> asked) {
        Optional<TableColumn> named = asked.isPresent()
                ? ColumnRoles.named(where, columns, asked.get())
                : ColumnRoles.usual(columns).or(() -> ColumnRoles.find(columns, "cluster"));
        List<TableColumn> others = columns.stream()
                .filter(column -> !id.equals(Optional.of(column)))
                .toList();
        if (named.isEmpty() && others.size() == 1) {
            return others.get(0);
        }
        return named.orElseThrow(() -> new InputException(where
                + " does not tell which column holds the labels. Name it with --label-column. Its columns: "
                + String.join(", ", columns.stream().map(TableColumn::name).toList()) + "."));
    }

    private static LabelFile rows(Connection database, TableSource source, TableColumn label, Optional<TableColumn> id)
            throws SQLException {
        String query = "SELECT %s, %s FROM %s"
                .formatted(label.text(), id.map(TableColumn::text).orElse("NULL"), source.relation());
        List<String> labels = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                labels.add(rows.getString(1));
                ids.add(rows.getString(2));
            }
        }
        boolean unique = ids.stream().allMatch(Objects::nonNull)
                && ids.stream().distinct().count() == ids.size();
        return new LabelFile(unique ? ids : List.of(), Labels.ofNames(labels));
    }
}
