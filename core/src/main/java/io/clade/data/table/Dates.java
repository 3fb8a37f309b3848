package io.clade.data.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL for texts that are dates. */
final class Dates {

    private static final String POINTS = forms("%d.%m.%Y");

    /** The order of day and month is not certain where slashes part them. */
    private static final String SLASHES = forms("%m/%d/%Y", "%d/%m/%Y");

    private Dates() {}

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
