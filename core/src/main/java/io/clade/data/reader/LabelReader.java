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
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the labels alone from a file that may hold nothing else, or text beside them that no dataset could have. */
final class LabelReader {

    private LabelReader() {}

    /** @throws InputException when the file has no labels, or it is not clear which of its columns they are */
    static LabelFile read(Path file, LabelColumns columns) throws IOException {
        FileFormat format = FileFormat.of(file);
        if (format == FileFormat.CSV || format == FileFormat.JSON || format == FileFormat.PARQUET) {
            return table(file, format, columns);
        }
        requireNone(file.getFileName().toString(), columns);
        return switch (format) {
            case IDX -> new LabelFile(List.of(), Labels.ofNames(IdxFile.labels(file)));
            case NPY -> new LabelFile(List.of(), Labels.ofNames(NpyFile.labels(file)));
            case NPZ -> array(file);
            case TS -> of(TsReader.read(file, ReadOptions.DEFAULT));
            case CSV, JSON, PARQUET -> throw new IllegalStateException(format + " is a table");
        };
    }

    /** @throws InputException where a column is named of what has none */
    static void requireNone(String where, LabelColumns columns) {
        Require.that(
                columns.label().isEmpty() && columns.id().isEmpty(),
                "%s is no table, so it has no columns. Leave out --label-column and --id-column.",
                where);
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

    private static LabelFile table(Path file, FileFormat format, LabelColumns asked) throws IOException {
        try (Connection database = TableDatabase.open()) {
            TableSource source = TableSource.of(file, format, database);
            String where = file.getFileName().toString();
            List<TableColumn> columns = source.columns();
            Optional<TableColumn> id = asked.id().isPresent()
                    ? ColumnRoles.named(where, columns, asked.id().get())
                    : ColumnRoles.find(columns, "id");
            TableColumn label = label(where, columns, id, asked.label());
            List<String> labels = texts(database, source, label);
            Optional<TableColumn> named = id.filter(column -> !column.equals(label));
            if (named.isPresent()) {
                return new LabelFile(texts(database, source, named.get()), Labels.ofNames(labels));
            }
            Set<String> wanted = Set.copyOf(asked.wanted());
            for (TableColumn column : columns) {
                if (!wanted.isEmpty() && !column.equals(label)) {
                    List<String> ids = texts(database, source, column);
                    if (areIds(ids, wanted)) {
                        return new LabelFile(ids, Labels.ofNames(labels), Optional.of(column.name()));
                    }
                }
            }
            return new LabelFile(List.of(), Labels.ofNames(labels));
        } catch (SQLException e) {
            throw TableDatabase.explain(file, e);
        }
    }

    /** True if these are the wanted ids, or at least half of them. */
    private static boolean areIds(List<String> texts, Set<String> wanted) {
        return 2 * texts.stream().distinct().filter(wanted::contains).count() >= wanted.size();
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

    /** The values of a column; empty where a row has none. */
    private static List<String> texts(Connection database, TableSource source, TableColumn column) throws SQLException {
        String query = "SELECT coalesce(%s, '') FROM %s".formatted(column.text(), source.relation());
        List<String> texts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
