package io.clade.data.table;

import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.input.Require;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles of the columns of a table. Labels: the column asked for, else one called class, label, target or y (y not
 * beside an x), with a notice; {@code none} asks for none. Ids: a column called id, or the nameless first one that R
 * and pandas write, where its values are unique. All others are features.
 */
public final class ColumnRoles {

    private static final List<String> LABEL_NAMES = List.of("class", "label", "target", "y");

    private final List<TableColumn> features;
    private final Optional<TableColumn> label;
    private final Optional<TableColumn> id;
    private final List<String> notices;

    private ColumnRoles(
            List<TableColumn> features, Optional<TableColumn> label, Optional<TableColumn> id, List<String> notices) {
        this.features = features;
        this.label = label;
        this.id = id;
        this.notices = notices;
    }

    /** Tells whether no value of a column comes twice. */
    interface Uniqueness {
        boolean holds(TableColumn column) throws SQLException;
    }

    /** @throws InputException when the label column asked for is not there, or no feature is left */
    public static ColumnRoles of(String where, List<TableColumn> columns, Optional<String> asked, Uniqueness unique)
            throws SQLException {
        List<String> notices = new ArrayList<>();
        Optional<TableColumn> label = asked.isPresent() ? named(where, columns, asked.get()) : usual(columns);
        if (asked.isEmpty() && label.isPresent()) {
            notices.add("Column %s was taken as the labels. Use --label-column to name another column, or none."
                    .formatted(label.get().name()));
        }
        Optional<TableColumn> id = Optional.empty();
        for (TableColumn column : columns) {
            boolean first = column.equals(columns.get(0)) && column.name().isEmpty();
            if (id.isEmpty()
                    && !label.equals(Optional.of(column))
                    && (first || column.name().equalsIgnoreCase("id"))) {
                if (unique.holds(column)) {
                    id = Optional.of(column);
                } else {
                    notices.add("Column %s has repeated values, so it is used as a feature, not as the ids."
                            .formatted(column.name()));
                }
            }
        }
        List<TableColumn> features = new ArrayList<>(columns);
        label.ifPresent(features::remove);
        id.ifPresent(features::remove);
        Require.that(!features.isEmpty(), "%s has no feature columns besides its labels and ids.", where);
        return new ColumnRoles(features, label, id, notices);
    }

    /** @throws InputException when the column asked for is not there; {@code none} asks for none */
    public static Optional<TableColumn> named(String where, List<TableColumn> columns, String name) {
        Optional<TableColumn> found = find(columns, name);
        if (found.isEmpty() && !name.equals("none")) {
            throw new InputException("%s has no column %s. %s"
                    .formatted(
                            where,
                            name,
                            NameSuggestion.hint(
                                    name,
                                    columns.stream().map(TableColumn::name).toList())));
        }
        return found;
    }

    /** The column whose name says that it holds the labels. */
    public static Optional<TableColumn> usual(List<TableColumn> columns) {
        for (String name : LABEL_NAMES) {
            Optional<TableColumn> found = find(columns, name);
            // Beside an x, a y is a coordinate.
            if (found.isPresent() && !(name.equals("y") && find(columns, "x").isPresent())) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** By exact name before by one that differs in letter case. */
    public static Optional<TableColumn> find(List<TableColumn> columns, String name) {
        Optional<TableColumn> exact =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        return exact.isPresent()
                ? exact
                : columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst();
    }

    List<TableColumn> features() {
        return features;
    }

    Optional<TableColumn> label() {
        return label;
    }

    public Optional<TableColumn> id() {
        return id;
    }

    List<String> notices() {
        return notices;
    }
}
