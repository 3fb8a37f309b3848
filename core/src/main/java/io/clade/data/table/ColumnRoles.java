package io.clade.data.table;

import io.clade.data.format.ColumnChoice;
import io.clade.data.format.FeatureNames;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import io.clade.input.Require;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles of the columns of a table. Labels: the column asked for, else one called class, label, target or y (y not beside
 * an x) that looks like classes, with a notice; {@code none} asks for none. Ids: the column asked for, else one called id,
 * or the nameless first one that R and pandas write, where its values are unique. All others may be features, see {@link
 * FeatureColumns}.
 */
public final class ColumnRoles {

    private static final List<String> LABEL_NAMES = List.of("class", "label", "target", "y");

    private final String where;
    private final TableStatistics statistics;
    private final List<String> notices = new ArrayList<>();
    private List<TableColumn> features = List.of();
    private Optional<TableColumn> label = Optional.empty();
    private Optional<TableColumn> id = Optional.empty();

    private ColumnRoles(String where, TableStatistics statistics) {
        this.where = where;
        this.statistics = statistics;
    }

    /**
     * @throws InputException when a column asked for is not there, the ids asked for are not unique, or no feature is left
     */
    static ColumnRoles of(
            String where,
            List<TableColumn> all,
            Optional<String> labels,
            ColumnChoice choice,
            TableStatistics statistics)
            throws SQLException {
        List<TableColumn> columns = withoutEmpty(all, statistics);
        ColumnRoles roles = new ColumnRoles(where, statistics);
        List<TableColumn> only = required(where, columns, choice.only());
        Set<TableColumn> once = new HashSet<>();
        only.forEach(column -> Require.that(
                once.add(column), "%s: --columns names %s twice. Name each feature once.", where, column.name()));
        List<TableColumn> rest = new ArrayList<>(columns);
        rest.removeAll(required(where, columns, choice.ignored()));
        boolean named = choice.fitted()
                        .map(FeatureNames::new)
                        .filter(FeatureNames::areNames)
                        .isPresent()
                && !FeatureNames.nameless(
                        columns.stream().map(TableColumn::name).toList());
        List<String> wanted = named ? choice.fitted().orElseThrow() : List.of();
        roles.label = labels.isPresent()
                ? named(where, columns, labels.get())
                : roles.usualLabel(free(rest, only, wanted), choice.fitted().isEmpty());
        roles.label.ifPresent(rest::remove);
        roles.id = choice.id().isPresent()
                ? Optional.of(roles.askedId(columns, choice.id().get()))
                : roles.usualId(columns, free(rest, only, wanted), rest);
        roles.id.ifPresent(rest::remove);
        if (!only.isEmpty()) {
            rest = new ArrayList<>(only);
            rest.removeAll(required(where, columns, choice.ignored()));
        }
        FeatureColumns found = new FeatureColumns(where, statistics, roles.notices);
        roles.features = named
                ? roles.fitted(found, rest, wanted)
                : choice.fitted().isPresent() ? rest : only.isEmpty() ? found.judged(rest) : found.asked(rest);
        if (roles.features.isEmpty()) {
            String reasons = roles.notices.stream().map(notice -> " " + notice).collect(Collectors.joining());
            throw new InputException(where + " has no feature columns besides its labels and ids." + reasons);
        }
        return roles;
    }

    /** The columns without those that have neither name nor value, as delimiters at the ends of rows make them. */
    private static List<TableColumn> withoutEmpty(List<TableColumn> columns, TableStatistics statistics)
            throws SQLException {
        List<TableColumn> nameless = columns.stream()
                .filter(column -> column.name().isBlank() && !column.isList())
                .toList();
        List<TableColumn> left = new ArrayList<>(columns);
        statistics.profiles(nameless).forEach((column, profile) -> {
            if (profile.missing() == profile.rows()) {
                left.remove(column);
            }
        });
        return left;
    }

    /** The columns that nobody asked for as features. */
    private static List<TableColumn> free(List<TableColumn> rest, List<TableColumn> only, List<String> wanted) {
        Set<TableColumn> asked = Set.copyOf(only);
        Set<String> features = Set.copyOf(wanted);
        return rest.stream()
                .filter(column -> !asked.contains(column) && !features.contains(column.name()))
                .toList();
    }

    private Optional<TableColumn> usualLabel(List<TableColumn> columns, boolean judge) throws SQLException {
        for (TableColumn column : usuals(columns)) {
            TableStatistics.Different different = statistics.different(column);
            if (!judge || looksLikeClasses(column, different)) {
                notices.add("Column %s was taken as the labels. Use --label-column to name another column, or none."
                        .formatted(column.name()));
                return Optional.of(column);
            }
            notices.add(
                    "Column %s has %s different values in %s rows, so it was not taken as the labels. Use --label-column %s if it holds them."
                            .formatted(column.name(), different.values(), different.rows(), column.name()));
        }
        return Optional.empty();
    }

    private boolean looksLikeClasses(TableColumn column, TableStatistics.Different different) throws SQLException {
        return statistics.profiles(List.of(column)).values().stream()
                .allMatch(profile -> profile.looksLikeClasses(different));
    }

    private TableColumn askedId(List<TableColumn> columns, String name) throws SQLException {
        TableColumn column = required(where, columns, List.of(name)).get(0);
        Optional<String> repetition = statistics.repetition(column);
        if (repetition.isPresent()) {
            throw new InputException(
                    "%s: the values of column %s repeat, so they cannot be the ids: %s. Name another column with --id-column."
                            .formatted(where, column.name(), repetition.get()));
        }
        return column;
    }

    /** @param rest from which ids that repeat are removed */
    private Optional<TableColumn> usualId(List<TableColumn> columns, List<TableColumn> free, List<TableColumn> rest)
            throws SQLException {
        for (TableColumn column : free) {
            boolean first = column.equals(columns.get(0)) && column.name().isEmpty();
            if (!first && !column.name().equalsIgnoreCase("id")) {
                continue;
            }
            Optional<String> repetition = statistics.repetition(column);
            if (repetition.isEmpty()) {
                return Optional.of(column);
            }
            rest.remove(column);
            notices.add(
                    "The ids in column %s repeat (%s), so it was left out. Name a column of unique ids with --id-column."
                            .formatted(column.name(), repetition.get()));
        }
        return Optional.empty();
    }

    private List<TableColumn> fitted(FeatureColumns found, List<TableColumn> columns, List<String> names)
            throws SQLException {
        List<TableColumn> numbers = found.fitted(columns, names);
        Set<String> wanted = names.stream().map(FeatureNames::folded).collect(Collectors.toCollection(HashSet::new));
        // A category is of a column, and so is a number of a list.
        names.stream()
                .flatMap(name -> Stream.of(name.split("=", 2)[0], name.split("\\[", 2)[0]))
                .map(FeatureNames::folded)
                .forEach(wanted::add);
        List<String> others = columns.stream()
                .map(TableColumn::name)
                .filter(name -> !wanted.contains(FeatureNames.folded(name)))
                .toList();
        if (!others.isEmpty()) {
            notices.add(FeatureNames.ignored(others));
        }
        return numbers;
    }

    private static List<TableColumn> required(String where, List<TableColumn> columns, List<String> names) {
        List<String> missing =
                names.stream().filter(name -> find(columns, name).isEmpty()).toList();
        List<String> there = columns.stream().map(TableColumn::name).toList();
        Require.that(
                missing.isEmpty(),
                "%s has no column %s. %s",
                where,
                FeatureNames.listed(missing),
                missing.isEmpty() ? "" : hint(missing.get(0), there));
        return names.stream().map(name -> find(columns, name).orElseThrow()).toList();
    }

    private static String hint(String name, List<String> there) {
        return NameSuggestion.to(name, there)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Its columns: " + FeatureNames.listed(there) + ".");
    }

    /** @throws InputException when the column asked for is not there; {@code none} asks for none */
    public static Optional<TableColumn> named(String where, List<TableColumn> columns, String name) {
        Optional<TableColumn> found = find(columns, name);
        return found.isEmpty() && name.equals("none")
                ? found
                : Optional.of(required(where, columns, List.of(name)).get(0));
    }

    /** The column whose name says that it holds the labels. */
    public static Optional<TableColumn> usual(List<TableColumn> columns) {
        return usuals(columns).stream().findFirst();
    }

    private static List<TableColumn> usuals(List<TableColumn> columns) {
        // Beside an x, a y is a coordinate.
        return LABEL_NAMES.stream()
                .filter(name -> !(name.equals("y") && find(columns, "x").isPresent()))
                .flatMap(name -> find(columns, name).stream())
                .toList();
    }

    /** By exact name before by one that is {@link FeatureNames#folded} the same. */
    public static Optional<TableColumn> find(List<TableColumn> columns, String name) {
        Optional<TableColumn> exact =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        String folded = FeatureNames.folded(name);
        return exact.isPresent()
                ? exact
                : columns.stream()
                        .filter(column -> FeatureNames.folded(column.name()).equals(folded))
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
