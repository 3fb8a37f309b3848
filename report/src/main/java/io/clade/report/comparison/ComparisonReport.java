package io.clade.report.comparison;

import com.samskivert.mustache.Escapers;
import io.clade.input.InputException;
import io.clade.report.page.Resources;
import io.clade.report.page.Template;
import io.clade.run.comparison.Comparison;
import io.clade.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a comparison as figures for programs, tables for papers, and a page for people. */
public final class ComparisonReport {

    /** Every figure with every digit. */
    public static final String CSV = "comparison.csv";

    /** The table for a text. */
    public static final String MARKDOWN = "comparison.md";

    /** The table for a paper; needs the package booktabs. */
    public static final String LATEX = "comparison.tex";

    /** Tables, box plots and ranks; one file that opens offline. */
    public static final String HTML = "comparison.html";

    private static final String TEMPLATES = "comparison/";

    private ComparisonReport() {}

    /**
     * Writes the four files to {@code folder}; the same comparison gives the same bytes.
     *
     * @throws InputException where they cannot be written
     */
    public static void write(Path folder, Comparison comparison) {
        ComparisonPage page = ComparisonPage.of(comparison);
        try {
            write(folder.resolve(CSV), Template.filled(TEMPLATES + CSV, Template::quoted, FigureList.of(comparison)));
            write(folder.resolve(MARKDOWN), Template.filled(TEMPLATES + MARKDOWN, ComparisonReport::markdown, page));
            write(folder.resolve(LATEX), Template.filled(TEMPLATES + LATEX, ComparisonReport::latex, page));
            write(folder.resolve(HTML), html(page));
        } catch (IOException e) {
            throw new InputException("The comparison cannot be written to " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        DurableFiles.write(file, made -> Files.writeString(made, text));
    }

    private static String html(ComparisonPage page) {
        Map<String, Object> parts = new HashMap<>();
        parts.put("page", page);
        parts.put("kicker", "Clade comparison");
        parts.put("style", Resources.text("report.css") + Resources.text(TEMPLATES + "comparison.css"));
        return Template.filled(TEMPLATES + HTML, Escapers.HTML, parts);
    }

    private static String markdown(String text) {
        return text.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1").replaceAll("\\R", " ");
    }

    private record Written(String sign, String latex) {}

    /**
     * The signs that LaTeX needs escaped; the backslash comes first, so that those of later replacements are not
     * escaped again.
     */
    private static final List<Written> LATEX_SIGNS = List.of(
            new Written("&", "\\&"),
            new Written("%", "\\%"),
            new Written("#", "\\#"),
            new Written("_", "\\_"),
            new Written("~", "\\textasciitilde{}"),
            new Written("^", "\\textasciicircum{}"),
            new Written("±", "$\\pm$"),
            new Written("−", "$-$"),
            new Written("–", "--"),
            new Written("×", "$\\times$"));

    private static String latex(String text) {
        String escaped = text.replaceAll("\\R", " ")
                .replaceAll("([{}$])", "\\\\$1")
                .replaceAll("\\\\(?![{}$])", "\\\\textbackslash{}");
        for (Written written : LATEX_SIGNS) {
            escaped = escaped.replace(written.sign(), written.latex());
        }
        return escaped;
    }
}
