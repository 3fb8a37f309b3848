package io.clade.data.reader;

import java.util.Locale;
import java.util.Set;

/**
 * One column of a table, or one number of a column of lists.
 *
 * @param name as the file has it
 * @param reference how the database's SQL calls it
 * @param type the database's type
 */
record TableColumn(String name, String reference, String type) {

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

    /** SQL for the value as text. */
    String text() {
        return "CAST(" + reference + " AS VARCHAR)";
    }

    boolean isList() {
        return type.endsWith("]");
    }

    /** SQL for the value as a FLOAT, null where it is not a number; true and false are 1 and 0. */
    String number() {
        if (type.equals("BOOLEAN")) {
            return "CAST(CAST(" + reference + " AS TINYINT) AS FLOAT)";
        }
        String plain = type.toUpperCase(Locale.ROOT);
        if (NUMBERS.contains(plain) || plain.startsWith("DECIMAL")) {
            return "TRY_CAST(" + reference + " AS FLOAT)";
        }
        return "CASE lower(%1$s) WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE TRY_CAST(%1$s AS FLOAT) END"
                .formatted(text());
    }

    /** Number {@code i}, from 1, of a column of lists. */
    TableColumn element(int i) {
        return new TableColumn(
                name + "[" + i + "]", reference + "[" + i + "]", type.substring(0, type.lastIndexOf('[')));
    }
}
