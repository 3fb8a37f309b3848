package io.clade.data.table;

import java.util.Set;

/**
 * One column of a table, or one number of a column of lists.
 *
 * @param name as the file has it
 * @param reference how the database's SQL calls it
 * @param type the database's type, or {@link #TRUTHS}
 */
public record TableColumn(String name, String reference, String type) {

    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE");

    /** The type of a column of text that says true and false. */
    static final String TRUTHS = "TRUTHS";

    /** SQL for the value as text. */
    public String text() {
        return type.equals("VARCHAR") || type.equals(TRUTHS) ? reference : "CAST(" + reference + " AS VARCHAR)";
    }

    boolean isList() {
        return type.endsWith("]");
    }

    /** SQL for the value as a FLOAT, null where it is not a number; true and false are 1 and 0. */
    String number() {
        if (type.equals("BOOLEAN")) {
            return "CAST(CAST(" + reference + " AS TINYINT) AS FLOAT)";
        }
        if (type.equals(TRUTHS)) {
            return "CAST(CASE lower(%s) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END AS FLOAT)".formatted(reference);
        }
        boolean number = NUMBERS.contains(type) || type.startsWith("DECIMAL");
        return "TRY_CAST(" + (number ? reference : text()) + " AS FLOAT)";
    }

    /** The same column under another name. */
    TableColumn named(String given) {
        return new TableColumn(given, reference, type);
    }

    /** Number {@code i}, from 1, of a column of lists. */
    TableColumn element(int i) {
        return new TableColumn(
                name + "[" + i + "]", reference + "[" + i + "]", type.substring(0, type.lastIndexOf('[')));
    }
}
