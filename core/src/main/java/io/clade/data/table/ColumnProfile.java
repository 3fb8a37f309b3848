package io.clade.data.table;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The look of the values of a column; counts are of rows.
 *
 * @param rows that were looked at
 * @param missing without a value
 * @param numbers values that are numbers
 * @param dates values that are dates and no numbers
 * @param whole whether every number is a whole one
 * @param least of the numbers; NaN where there is none
 * @param most of the numbers; NaN where there is none
 * @param padded whether some value of more than three characters begins with a zero and another digit
 */
record ColumnProfile(
        long rows, long missing, long numbers, long dates, boolean whole, double least, double most, boolean padded) {

    /** Fewer rows than these are no evidence of anything. */
    private static final int FEW_ROWS = 20;

    /** The largest magnitude up to which all whole numbers are numbers of double precision. */
    private static final double LARGEST_WHOLE = 0x1p53;

    /** Days as whole numbers, from the first of January 1900 to the end of 2100. */
    private static final double FIRST_DAY = 19_000_101;

    private static final double LAST_DAY = 21_001_231;

    /** Numbers that stand for missing values in many tables. */
    private static final Pattern STAND_IN = Pattern.compile("-99|-?999+");

    /** Values that are neither numbers nor missing. */
    long others() {
        return rows - missing - numbers;
    }

    /** True if most values are numbers; the others are mistakes then. */
    boolean isNumeric() {
        return others() <= numbers;
    }

    /** True if most values are dates. */
    boolean isDate() {
        return !isNumeric() && 2 * dates > rows - missing;
    }

    /** True if every row has a whole number. */
    boolean countsRows() {
        return rows > 0 && numbers == rows && whole;
    }

    /** True if some whole number may have more digits than double precision. */
    boolean isBeyondDouble() {
        return whole && Math.max(Math.abs(least), Math.abs(most)) > LARGEST_WHOLE;
    }

    /** True if the values may be the numbers of the rows, from 0 or 1 on. */
    boolean isSequence() {
        return countsRows() && rows >= FEW_ROWS && (least == 0 || least == 1) && most - least + 1 == rows;
    }

    /** True if whole numbers were padded with zeros, as codes are. */
    boolean arePadded() {
        return whole && padded;
    }

    /** True if the values may be days as 20241231. */
    boolean mayBeDays() {
        return countsRows() && least >= FIRST_DAY && most <= LAST_DAY;
    }

    /** The extreme value that is one of those that stand for missing values elsewhere, as -999 does. */
    Optional<Double> standIn() {
        return Stream.of(least, most)
                .filter(value -> Math.abs(value) < LARGEST_WHOLE && value == Math.rint(value))
                .filter(value ->
                        STAND_IN.matcher(Long.toString(value.longValue())).matches())
                .findFirst();
    }

    /** True if these values may be classes rather than measurements. */
    boolean looksLikeClasses(TableStatistics.Different different) {
        long values = different.rows();
        long classes = different.values();
        if (values < FEW_ROWS / 2) {
            return true;
        }
        if (!isNumeric()) {
            return 10 * classes < 9 * values;
        }
        if (!whole) {
            return classes <= Math.min(FEW_ROWS, values / 2);
        }
        boolean codes = (least == 0 || least == 1) && most - least + 1 == classes;
        return codes ? 2 * classes <= values : classes <= Math.max(FEW_ROWS, values / 4);
    }

    /** True if texts are categories that samples share. */
    static boolean looksLikeCategories(TableStatistics.Different different) {
        long categories = different.values();
        return categories > 1 && categories <= FEW_ROWS && 2 * categories <= different.rows();
    }

    /** True if whole numbers, {@code different} of them, are more than a few codes. */
    static boolean many(long different) {
        return different > FEW_ROWS;
    }
}
