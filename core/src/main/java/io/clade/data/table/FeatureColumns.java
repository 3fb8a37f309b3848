package io.clade.data.table;

import io.clade.data.format.FeatureNames;
import io.clade.input.InputException;
import io.clade.input.Require;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of numbers that stand for the features of a table. Left out where nobody named them: keys, free text and
 * dates; texts that samples share become one column each.
 */
final class FeatureColumns {

    /** More categories than these are not asked for by mistake. */
    private static final int MOST_CATEGORIES = 1000;

    private static final String KEY = " (a key)";
    private static final String DAYS = " (dates as whole numbers)";

    private final String where;
    private final TableStatistics statistics;
    private final List<String> notices;
    private final List<TableColumn> features = new ArrayList<>();
    private final List<TableColumn> keys = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> dates = new ArrayList<>();
    private final List<String> expanded = new ArrayList<>();
    private final List<String> without = new ArrayList<>();

    /** @param notices to which is added what became of columns */
    FeatureColumns(String where, TableStatistics statistics, List<String> notices) {
        this.where = where;
        this.statistics = statistics;
        this.notices = notices;
    }

    /** The features among {@code columns}, each as it looks. */
    List<TableColumn> judged(List<TableColumn> columns) throws SQLException {
        Map<TableColumn, ColumnProfile> profiles = profiles(columns);
        for (TableColumn column : columns) {
            Optional<ColumnProfile> profile = Optional.ofNullable(profiles.get(column));
            if (profile.isEmpty() || profile.get().isNumeric()) {
                numbers(column, profile);
            } else if (profile.get().isDate()) {
                leftOut.add(column.name() + " (dates)");
                dates.add(column.name());
            } else {
                texts(column);
            }
        }
        requireNumbers(features, profiles);
        keepLast();
        tell();
        tellMissing();
        tellRounded(features, profiles);
        tellStandIns(features, profiles);
        return features;
    }

    /** The {@code columns}, which somebody asked for, whatever they look like. */
    List<TableColumn> asked(List<TableColumn> columns) throws SQLException {
        Map<TableColumn, ColumnProfile> profiles = profiles(columns);
        for (TableColumn column : columns) {
            Optional<ColumnProfile> profile = Optional.ofNullable(profiles.get(column));
            if (profile.isEmpty() || profile.get().isNumeric()) {
                features.add(column);
            } else if (profile.get().isDate()) {
                features.add(days(column));
            } else {
                List<String> values = statistics.values(column, MOST_CATEGORIES + 1);
                Require.that(
                        values.size() <= MOST_CATEGORIES,
                        "%s: column %s has more than %d different texts, too many to be categories. Leave it out.",
                        where,
                        column.name(),
                        MOST_CATEGORIES);
                expand(column, values);
            }
        }
        requireNumbers(features, profiles);
        tell();
        tellMissing();
        tellRounded(features, profiles);
        tellStandIns(features, profiles);
        return features;
    }

    /**
     * The columns that hold the features of a model.
     *
     * @throws InputException that names all that are missing
     */
    List<TableColumn> fitted(List<TableColumn> given, List<String> names) throws SQLException {
        List<TableColumn> columns = statistics.expanded(where, given);
        Map<String, List<TableColumn>> byName = columns.stream().collect(Collectors.groupingBy(TableColumn::name));
        Map<String, List<TableColumn>> byFolded =
                columns.stream().collect(Collectors.groupingBy(column -> FeatureNames.folded(column.name())));
        List<TableColumn> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            List<TableColumn> near = byFolded.getOrDefault(FeatureNames.folded(name), List.of());
            List<TableColumn> same = byName.getOrDefault(name, near);
            Require.that(same.size() < 2, FeatureNames.AMBIGUOUS, where, same.size(), name);
            Optional<TableColumn> column = same.stream().findFirst().or(() -> DerivedColumns.category(columns, name));
            column.ifPresentOrElse(found::add, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw FeatureNames.missing(
                    where, missing, columns.stream().map(TableColumn::name).toList());
        }
        tellUnseen(columns, names);
        tellMissing();
        Map<TableColumn, ColumnProfile> profiles = profiles(found);
        requireNumbers(found, profiles);
        tellRounded(found, profiles);
        List<TableColumn> read = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            TableColumn column = found.get(i);
            TableColumn number =
                    profiles.containsKey(column) && profiles.get(column).isDate() ? days(column) : column;
            read.add(number.named(names.get(i)));
        }
        return read;
    }

    /** @throws InputException where it is not certain which days the dates are */
    private TableColumn days(TableColumn column) throws SQLException {
        Optional<String> uncertain = statistics.uncertainDate(column);
        Require.that(
                uncertain.isEmpty(),
                "%s: column %s has dates as %s, whose order of day and month is not certain. Write them as 2024-12-31, or leave the column out.",
                where,
                column.name(),
                uncertain.orElse(""));
        return DerivedColumns.days(column);
    }

    /** Says which texts are none of the categories that the model knows. */
    private void tellUnseen(List<TableColumn> columns, List<String> names) throws SQLException {
        List<String> categories =
                names.stream().filter(name -> name.contains("=")).toList();
        for (TableColumn column : columns) {
            String start = column.name() + "=";
            List<String> known = categories.stream()
                    .filter(name -> name.startsWith(start))
                    .map(name -> name.substring(start.length()))
                    .toList();
            if (known.isEmpty()) {
                continue;
            }
            countMissing(column);
            List<String> unseen = statistics.values(column, MOST_CATEGORIES).stream()
                    .filter(value -> !known.contains(value))
                    .toList();
            if (!unseen.isEmpty()) {
                notices.add("The model has not seen these values of column %s, so they are none of its categories: %s."
                        .formatted(column.name(), FeatureNames.listed(unseen)));
            }
        }
    }

    private Map<TableColumn, ColumnProfile> profiles(List<TableColumn> columns) throws SQLException {
        return statistics.profiles(
                columns.stream().filter(column -> !column.isList()).toList());
    }

    private void numbers(TableColumn column, Optional<ColumnProfile> profile) throws SQLException {
        if (profile.isPresent() && isKey(column, profile.get())) {
            keys.add(column);
            leftOut.add(column.name() + KEY);
        } else if (profile.isPresent() && profile.get().mayBeDays() && statistics.areDays(column)) {
            keys.add(column);
            leftOut.add(column.name() + DAYS);
        } else {
            features.add(column);
        }
    }

    private boolean isKey(TableColumn column, ColumnProfile profile) throws SQLException {
        boolean id = KeyNames.isId(column.name());
        boolean mayBe = profile.isSequence() || profile.arePadded() || KeyNames.mayBeKey(column.name());
        if (!profile.countsRows() || !(id || mayBe)) {
            return false;
        }
        TableStatistics.Different different = statistics.different(column);
        return ColumnProfile.many(different.values()) && (id || different.isUnique());
    }

    private void texts(TableColumn column) throws SQLException {
        TableStatistics.Different different = statistics.different(column);
        if (ColumnProfile.looksLikeCategories(different)) {
            expand(column, statistics.values(column, (int) different.values()));
        } else {
            leftOut.add(column.name() + (different.values() == 1 ? " (the same text everywhere)" : " (text)"));
        }
    }

    private void expand(TableColumn column, List<String> values) throws SQLException {
        features.addAll(DerivedColumns.categories(column, values));
        countMissing(column);
        expanded.add("%s (%s)".formatted(column.name(), FeatureNames.listed(values)));
    }

    private void countMissing(TableColumn column) throws SQLException {
        long missing = statistics.missing(column);
        if (missing > 0) {
            without.add("%s (%s)".formatted(column.name(), Long.toString(missing)));
        }
    }

    private void tellMissing() {
        if (!without.isEmpty()) {
            notices.add("Rows without a value of a column of categories are in none of them: %s."
                    .formatted(FeatureNames.listed(without)));
        }
    }

    /** Says which numbers are as those that stand for missing values elsewhere, and far from all others of their columns. */
    private void tellStandIns(List<TableColumn> numbers, Map<TableColumn, ColumnProfile> profiles) throws SQLException {
        List<String> found = new ArrayList<>();
        for (TableColumn column : numbers) {
            Optional<Double> value = Optional.ofNullable(profiles.get(column)).flatMap(ColumnProfile::standIn);
            if (value.isPresent()) {
                statistics
                        .apart(column, value.get())
                        .ifPresent(rows -> found.add("%s (%s, %s)"
                                .formatted(column.name(), value.get().longValue() + "", Long.toString(rows))));
            }
        }
        if (!found.isEmpty()) {
            notices.add(
                    "Numbers that often stand for missing values, and are far from all others of their column, were taken as they are: %s, with the rows that have them. Leave such cells empty if nothing was measured."
                            .formatted(FeatureNames.listed(found)));
        }
    }

    /** Takes the keys where nothing else is left. */
    private void keepLast() {
        if (features.isEmpty() && !keys.isEmpty()) {
            features.addAll(keys);
            leftOut.removeIf(words -> words.endsWith(KEY) || words.endsWith(DAYS));
        }
    }

    /** Names every column whose values are numbers but for some, where there are several; one is refused when it is read. */
    private void requireNumbers(List<TableColumn> numbers, Map<TableColumn, ColumnProfile> profiles) {
        List<String> mixed = numbers.stream()
                .filter(column ->
                        profiles.containsKey(column) && profiles.get(column).isNumeric())
                .filter(column -> profiles.get(column).others() > 0)
                .map(TableColumn::name)
                .toList();
        Require.that(
                mixed.size() < 2,
                "%s has values that are not numbers in the columns %s. Correct them, or leave the columns out with --ignore %s.",
                where,
                FeatureNames.listed(mixed),
                String.join(",", mixed));
    }

    /** Says in which columns whole numbers are rounded, since they have more digits than double precision. */
    private void tellRounded(List<TableColumn> numbers, Map<TableColumn, ColumnProfile> profiles) throws SQLException {
        List<String> rounded = new ArrayList<>();
        for (TableColumn column : numbers) {
            if (profiles.containsKey(column) && profiles.get(column).isBeyondDouble()) {
                statistics.rounded(column).ifPresent(value -> rounded.add(column.name() + " (" + value + ")"));
            }
        }
        if (!rounded.isEmpty()) {
            notices.add(
                    "Whole numbers of more than 53 binary digits were rounded: %s. Leave out with --ignore what only names things."
                            .formatted(FeatureNames.listed(rounded)));
        }
    }

    private void tell() {
        if (!leftOut.isEmpty()) {
            notices.add(
                    "Columns that measure nothing were left out: %s. Use --columns to name the features, or --id-column to keep one of these as the ids."
                            .formatted(FeatureNames.listed(leftOut)));
        }
        if (!dates.isEmpty()) {
            notices.add("To use the dates of %s as numbers of days, name them with --columns beside the other features."
                    .formatted(FeatureNames.listed(dates)));
        }
        if (!expanded.isEmpty()) {
            notices.add(
                    "Categories became one feature a value: %s. Use --label-column for a column of classes, --ignore to leave one out."
                            .formatted(String.join("; ", expanded)));
        }
    }
}
