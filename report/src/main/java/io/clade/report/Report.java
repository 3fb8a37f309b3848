package io.clade.report;

import com.samskivert.mustache.Escapers;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.report.findings.Findings;
import io.clade.report.map.ReportView;
import io.clade.report.page.Mark;
import io.clade.report.page.Resources;
import io.clade.report.page.Template;
import io.clade.report.training.ChoicePlots;
import io.clade.run.ResultFolder;
import io.clade.run.clustering.Result;
import io.clade.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes findings as one HTML file that opens offline. Text and tables are HTML; the page's own scripts draw the map
 * from one block of JSON. The page's content security policy lets it load nothing and run nothing else.
 */
public final class Report {

    /** The scripts of the page in the order they run. */
    private static final List<String> SCRIPTS = List.of(
            "page.js",
            "pack.js",
            "figure.js",
            "samples.js",
            "marks.js",
            "grid.js",
            "view.js",
            "points.js",
            "layers.js",
            "map.js",
            "pointer.js",
            "lasso.js",
            "training.js",
            "exports.js");

    private Report() {}

    /**
     * Writes the report of {@code result} into its folder, in place of one that is there.
     *
     * @return the file
     * @throws InputException where there are no clusters to report, or the file cannot be written
     */
    public static Path write(Result result) {
        Path file = result.folder().resolve(ResultFolder.REPORT);
        write(file, Findings.of(result));
        return file;
    }

    /**
     * Writes the report on {@code findings}, in one move; the same findings give the same bytes. Of large data it shows a sample, so
     * that the file stays below 15 MB.
     *
     * @throws InputException where {@code file} cannot be written
     */
    public static void write(Path file, Findings findings) {
        Require.that(
                !Files.isDirectory(file),
                "The report cannot be written to %s: it is a folder. Give a file with -o.",
                file);
        try {
            String page = html(findings);
            DurableFiles.write(file, made -> Files.writeString(made, page));
        } catch (IOException e) {
            throw new InputException(
                    "The report cannot be written to " + file + ": "
                            + (e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage())
                            + ". Give another file with -o.",
                    e);
        }
    }

    private static String html(Findings findings) {
        ReportView shown = ReportView.of(findings);
        return html(shown, Page.of(shown));
    }

    /** The whole page. */
    static String html(ReportView shown, Page page) {
        List<String> scripts =
                SCRIPTS.stream().map(Resources::text).map(Resources::guarded).toList();
        Map<String, Object> parts = new HashMap<>();
        parts.put("page", page);
        parts.put("kicker", "Clade report");
        parts.put(
                "choice",
                shown.findings().extras().choice().map(ChoicePlots::of).orElse(null));
        parts.put("markColours", Mark.COLOURS);
        parts.put("style", shown.style());
        parts.put("scripts", scripts);
        parts.put("policy", scripts.stream().map(Resources::policyHash).collect(Collectors.joining(" ")));
        parts.put("sheets", shown.display().sheets());
        parts.put("island", PageData.of(shown));
        return Template.filled("report.html", Escapers.HTML, parts);
    }
}
