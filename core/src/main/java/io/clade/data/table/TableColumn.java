package io.clade.data.table;

import io.clade.data.text.NumberForm;
import io.clade.data.text.NumberText;
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

    /** The beginning of the type of a text column whose numbers take some SQL, which follows. */
    private static final String WRITTEN = "WRITTEN AS ";

    /** SQL for the value as text. */
    public String text() {
        if (type.equals("JSON")) {
            return "(" + reference + " ->> '$')";
        }
        return isText() || type.equals(TRUTHS) || type.startsWith(WRITTEN)
                ? reference
                : "CAST(" + reference + " AS VARCHAR)";
    }

    boolean isList() {
        return type.endsWith("]");
    }

    /** SQL for the value as a DOUBLE, null where it is not a number; true and false are 1 and 0. */
    String number() {
        if (type.equals("BOOLEAN")) {
            return "CAST(CAST(" + reference + " AS TINYINT) AS DOUBLE)";
        }
        if (type.equals(TRUTHS)) {
            return "CAST(CASE lower(%s) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END AS DOUBLE)".formatted(reference);
        }
        if (type.startsWith(WRITTEN)) {
            return "TRY_CAST(" + type.substring(WRITTEN.length()) + " AS DOUBLE)";
        }
        boolean number = NUMBERS.contains(type) || type.startsWith("DECIMAL");
        return "TRY_CAST(" + (number ? reference : text()) + " AS DOUBLE)";
    }

    boolean isText() {
        return type.equals("VARCHAR");
    }

    /** The same column of text as one of true and false. */
    TableColumn truths() {
        return new TableColumn(name, reference, TRUTHS);
    }

    /** The same column of text as one of numbers in this form. */
    TableColumn written(NumberForm form) {
        return new TableColumn(name, reference, WRITTEN + form.plain(reference));
    }

    /** SQL for the value as a DOUBLE: NaN where it is missing, null where it is there and no number. */
    String cell() {
        return "coalesce(%1$s, CASE WHEN %2$s IS NULL OR regexp_full_match(%2$s, '%3$s') THEN 'nan'::DOUBLE END)"
                .formatted(number(), text(), NumberText.MISSING);
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
