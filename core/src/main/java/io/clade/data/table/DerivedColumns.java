package io.clade.data.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of numbers made of columns that are none: one a category, and the days of dates. */
final class DerivedColumns {

    private static final String SECONDS_PER_DAY = "86400.0";

    private static final String POINTS = forms("%d.%m.%Y");

    /** The order of day and month is not certain where slashes part them. */
    private static final String SLASHES = forms("%m/%d/%Y", "%d/%m/%Y");

    private DerivedColumns() {}

    /** One column a value, 1 where a row has it and 0 elsewhere; its name is as {@code plan=basic}. */
    static List<TableColumn> categories(TableColumn column, List<String> values) {
        return values.stream().map(value -> category(column, value)).toList();
    }

    private static TableColumn category(TableColumn column, String value) {
        String holds = "(coalesce(trim(%s), '') = '%s')".formatted(column.text(), value.replace("'", "''"));
        return new TableColumn(column.name() + "=" + value, holds, "BOOLEAN");
    }

    /** The category that {@code name} says of one of {@code columns}. */
    static Optional<TableColumn> category(List<TableColumn> columns, String name) {
        for (int equals = name.indexOf('='); equals >= 0; equals = name.indexOf('=', equals + 1)) {
            String value = name.substring(equals + 1);
            Optional<TableColumn> column = ColumnRoles.find(columns, name.substring(0, equals));
            if (column.isPresent()) {
                return column.map(found -> category(found, value));
            }
        }
        return Optional.empty();
    }

    /** Days since the first of January 1970. */
    static TableColumn days(TableColumn column) {
        String days = "(epoch(" + moment(column.text()) + ") / " + SECONDS_PER_DAY + ")";
        return new TableColumn(column.name(), days, "DOUBLE");
    }

    private static String forms(String... dates) {
        return Stream.of(dates)
                .flatMap(date -> Stream.of(date, date + " %H:%M", date + " %H:%M:%S"))
                .collect(Collectors.joining("', '", "['", "']"));
    }

    /** SQL for the moment that {@code text} says; null where it says none for certain. */
    static String moment(String text) {
        return "coalesce(TRY_CAST(" + text + " AS TIMESTAMP), try_strptime(trim(" + text + "), " + POINTS + "))";
    }

    /** SQL for whether {@code text} is a date whose order of day and month is not certain. */
    static String isUncertain(String text) {
        return "(TRY_CAST(" + text + " AS TIMESTAMP) IS NULL AND try_strptime(trim(" + text + "), " + SLASHES
                + ") IS NOT NULL)";
    }

    /** SQL for whether {@code text} is a date. */
    static String isDate(String text) {
        return "(" + moment(text) + " IS NOT NULL OR " + isUncertain(text) + ")";
    }
}
