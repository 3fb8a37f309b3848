package io.clade.data.text;

import java.util.regex.Pattern;

/** Texts of a table that are numbers or stand for a missing value. */
public final class NumberText {

    /** Texts that stand for a missing value, as a pattern of the database and of Java; spaces around them do not count. */
    public static final String MISSING =
            "\\s*(?i:n\\.?a\\.?|#?n/a|<na>|nan|-nan|null|nil|none|missing|nat|\\?|\\.|-+|#nv|#null!|#div/0!|#value!|#num!|#ref!)?\\s*";

    private static final Pattern MISSING_TEXT = Pattern.compile(MISSING);
    private static final Pattern PLAIN =
            Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*|\\s*[+-]?(?i:inf|infinity)\\s*");

    private NumberText() {}

    /** True if the text is a number, in whatever form a {@link NumberForm} reads. */
    static boolean isNumber(String text) {
        return isPlain(text) || NumberForm.matches(text);
    }

    /** True if the text is a number with a decimal point and nothing else. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** True if the text stands for a missing value. */
    public static boolean isMissing(String text) {
        return MISSING_TEXT.matcher(text).matches();
    }
}
