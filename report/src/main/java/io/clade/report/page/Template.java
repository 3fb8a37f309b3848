package io.clade.report.page;

import com.samskivert.mustache.Mustache;
import java.io.StringReader;

/** Fills in templates from the resources of {@code io.clade.report}. */
public final class Template {

    private Template() {}

    /**
     * Fills in template {@code name}, a path from that package; sections of empty texts and of zero are left out.
     *
     * @param escaper of texts, so that they are shown as they are
     */
    public static String filled(String name, Mustache.Escaper escaper, Object parts) {
        return Mustache.compiler()
                .withEscaper(escaper)
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .withLoader(part -> new StringReader(Resources.text(part + ".html")))
                .compile(Resources.text(name))
                .execute(parts);
    }

    /** A cell of a CSV file. */
    public static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
