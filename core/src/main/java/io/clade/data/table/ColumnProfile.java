package io.clade.data.table;

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
 */
record ColumnProfile(long rows, long missing, long numbers, long dates, boolean whole, double least, double most) {

    /** Fewer rows than these are no evidence of anything. */
    private static final int FEW_ROWS = 20;

    /** The largest magnitude up to which all whole numbers are numbers of double precision. */
    private static final double LARGEST_WHOLE = 0x1p53;

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
