package io.clade.data.table;

import io.clade.data.ElementType;
import io.clade.data.Samples;
import io.clade.data.Spool;
import io.clade.data.format.ReadOptions;
import io.clade.input.InputException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the numbers of a table's features, and the labels and ids beside them. */
final class TableNumbers {

    private static final int NUMBERS_AT_ONCE = 1 << 18;
    private static final int LISTED = 5;

    private final String where;
    private final Connection database;
    private final String relation;
    private final ReadOptions options;

    TableNumbers(String where, Connection database, String relation, ReadOptions options) {
        this.where = where;
        this.database = database;
        this.relation = relation;
        this.options = options;
    }

    /**
     * The outcome of the reading.
     *
     * @param cells in double precision, NaN where there is no value
     * @param wrong for each column with a value that is no finite number, the row of the first
     */
    record Rows(Samples cells, List<String> classes, List<String> ids, Map<TableColumn, Long> wrong) {}

    Rows read(List<TableColumn> features, Optional<TableColumn> label, Optional<TableColumn> id)
            throws SQLException, IOException {
        int width = features.size();
        String query = "SELECT %s, %s, %s FROM %s LIMIT %s"
                .formatted(
                        features.stream().map(TableColumn::cell).collect(Collectors.joining(", ")),
                        label.map(TableColumn::text).orElse("NULL"),
                        id.map(TableColumn::text).orElse("NULL"),
                        relation,
                        Integer.toString(options.limit()));
        List<String> classes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Map<TableColumn, Long> wrong = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query);
                Spool spool = new Spool(ElementType.F8, ByteOrder.nativeOrder(), width, options.heapBudget())) {
            double[] batch = new double[Math.multiplyExact(Math.max(1, NUMBERS_AT_ONCE / width), width)];
            int filled = 0;
            long row = 0;
            while (rows.next()) {
                for (int i = 0; i < width; i++) {
                    double value = rows.getDouble(i + 1);
                    boolean absent = (value == 0 || Double.isNaN(value)) && rows.wasNull();
                    if (absent || Double.isInfinite(value)) {
                        wrong.putIfAbsent(features.get(i), row);
                    }
                    batch[filled++] = value;
                }
                row++;
                classes.add(rows.getString(width + 1));
                ids.add(rows.getString(width + 2));
                if (filled == batch.length) {
                    spool.append(batch, filled);
                    filled = 0;
                    options.progress().update("Reading " + where, row, -1);
                }
            }
            spool.append(batch, filled);
            return new Rows(spool.finish(), classes, ids, wrong);
        }
    }

    /** Says what is wrong with the first value of each of these columns that is no finite number. */
    InputException refusal(Map<TableColumn, Long> wrong) throws SQLException {
        List<String> values = new ArrayList<>();
        boolean texts = false;
        for (Map.Entry<TableColumn, Long> place : wrong.entrySet()) {
            if (values.size() < LISTED) {
                String text = text(place.getKey(), place.getValue());
                boolean infinite = text.matches("(?i)[+-]?inf(inity)?") || text.matches("[+-]?[\\d.]+([eE][+-]?\\d+)?");
                texts |= !infinite;
                values.add("row %s, column %s is %s"
                        .formatted(
                                Long.toString(place.getValue() + 1),
                                place.getKey().name(),
                                infinite ? "infinite" : "\"" + text + "\", which is not a number"));
            }
        }
        String column = wrong.keySet().iterator().next().name();
        String advice = !texts
                ? "Leave the row out, or replace the value."
                : wrong.size() > 1
                        ? "Correct these values, or leave the columns out with --ignore."
                        : "If the column holds the classes, use --label-column %s; otherwise correct it, or leave the column out with --ignore %s."
                                .formatted(column, column);
        String more = wrong.size() > LISTED ? "; and more in " + (wrong.size() - LISTED) + " other columns" : "";
        return new InputException("%s: %s%s. %s".formatted(where, String.join("; ", values), more, advice));
    }

    private String text(TableColumn column, long row) throws SQLException {
        String query = "SELECT %s FROM %s LIMIT 1 OFFSET %s".formatted(column.text(), relation, Long.toString(row));
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            String value = answer.next() ? answer.getString(1) : null;
            return value == null ? "" : value.strip();
        }
    }
}
