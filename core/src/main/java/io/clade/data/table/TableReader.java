package io.clade.data.table;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import io.clade.data.format.FileFormat;
import io.clade.data.format.FilledTable;
import io.clade.data.format.ReadOptions;
import io.clade.data.format.SampleShape;
import io.clade.input.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Datasets from tables: CSV, TSV, Parquet and JSON. A row is a sample; {@link ColumnRoles} says which columns are features,
 * labels and ids.
 */
public final class TableReader {

    private final Path file;
    private final String where;
    private final ReadOptions options;
    private final Connection database;
    private final TableSource source;
    private final String relation;
    private final NumberForms forms;
    private final ColumnRoles roles;

    private TableReader(Path file, FileFormat format, ReadOptions options, boolean copied, Connection database)
            throws SQLException, IOException {
        this.file = file;
        this.where = file.getFileName().toString();
        this.options = options;
        this.database = database;
        source = TableSource.of(file, format, options.values().header(), copied, database);
        relation = source.relation();
        forms = new NumberForms(database, relation, false);
        TableStatistics statistics = new TableStatistics(database, relation, options.limit());
        roles = ColumnRoles.of(where, source.columns(), options.labelColumn(), options.columns(), statistics);
    }

    /** @throws io.clade.input.InputException that names the values that are no finite numbers */
    public static Dataset read(Path file, FileFormat format, ReadOptions options) throws IOException {
        try {
            return read(file, format, options, false);
        } catch (SQLException e) {
            // The database gave up without a word on the place. Reading the text here goes on, or tells the line.
            String message = String.valueOf(e.getMessage());
            boolean wordless = message.contains("invalid state") || message.contains("Invalid result set");
            if (format != FileFormat.CSV || !wordless) {
                throw TableDatabase.explain(file, e);
            }
        }
        try {
            return read(file, format, options, true);
        } catch (SQLException e) {
            throw TableDatabase.explain(file, e);
        }
    }

    private static Dataset read(Path file, FileFormat format, ReadOptions options, boolean copied)
            throws SQLException, IOException {
        try (Connection database = TableDatabase.open()) {
            return new TableReader(file, format, options, copied, database).read();
        }
    }

    private Dataset read() throws SQLException, IOException {
        List<TableColumn> features = ListColumns.expand(where, database, relation, roles.features());
        TableNumbers numbers = new TableNumbers(where, database, relation, options);
        TableNumbers.Rows read = numbers.read(features, roles.label(), roles.id());
        Require.that(read.cells().size() > 0, "%s has columns, but no rows.", where);
        if (!read.wrong().isEmpty()) {
            // A form that the first rows do not show, as thousands that are parted.
            features = forms.formed(features, List.copyOf(read.wrong().keySet()));
            read = numbers.read(features, roles.label(), roles.id());
        }
        if (!read.wrong().isEmpty()) {
            throw numbers.refusal(read.wrong());
        }
        List<String> names = features.stream().map(TableColumn::name).toList();
        FilledTable table = FilledTable.of(where, read.cells(), names, options);
        return dataset(names, read, table);
    }

    private Dataset dataset(List<String> names, TableNumbers.Rows read, FilledTable table) {
        int[] extents = {table.samples().size(), names.size()};
        SampleShape shape = SampleShape.of(where, extents, options.kind(), false);
        List<String> notices = new ArrayList<>(roles.notices());
        notices.addAll(source.notices());
        notices.addAll(forms.notices());
        notices.addAll(table.notices());
        Dataset dataset = Dataset.of(FileFormat.nameOf(file), shape.shape(), table.samples())
                .withNotices(notices);
        if (dataset.kind() == Kind.TABLE) {
            dataset = dataset.withFeatureNames(names).withGaps(table.gaps());
        }
        boolean whole = table.rows().size() == read.ids().size();
        if (roles.id().isPresent() || !whole) {
            dataset = dataset.withIds(table.rows().stream()
                    .map(row -> roles.id().isPresent() ? read.ids().get(row) : Integer.toString(row))
                    .toList());
        }
        List<String> classes = table.rows().stream().map(read.classes()::get).collect(Collectors.toList());
        return roles.label().isPresent() ? dataset.withLabels(Labels.ofNames(classes)) : dataset;
    }
}
