package io.clade.report;

import com.samskivert.mustache.Escapers;
import io.clade.input.InputException;
import io.clade.report.cluster.Composition;
import io.clade.report.figure.PageFigures;
import io.clade.report.figure.Picture;
import io.clade.report.figure.StyleSheet;
import io.clade.report.findings.Findings;
import io.clade.report.map.Grouping;
import io.clade.report.map.MapDrawing;
import io.clade.report.map.Projection;
import io.clade.report.map.ReportView;
import io.clade.report.page.PackedColumns;
import io.clade.report.page.Resources;
import io.clade.report.page.Template;
import io.clade.training.session.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes every figure of a report as SVG and PNG, without a browser: the SVG figures of the page, and the map, the
 * sizes and the shaded tables, which the page draws by script or as HTML.
 */
public final class Figures {

    /** The number of samples above which the map's marks are pixels in its SVG too. */
    private static final int VECTORS = 20_000;

    private final ReportView shown;
    private final PageFigures standalone;

    private Figures(ReportView shown) {
        this.shown = shown;
        this.standalone =
                new PageFigures(StyleSheet.of(shown.style()), "<svg>" + Resources.text("marks.html") + "</svg>");
    }

    /**
     * Writes the figures to {@code folder}, which is made where it is missing; figures of the same names are replaced. The same
     * findings give the same SVG.
     *
     * @param listener told after each figure
     * @return the files, in the order of the page
     * @throws InputException where they cannot be written
     */
    public static List<Path> write(Path folder, Findings findings, Consumer<Progress> listener) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            List<Picture> pictures = new Figures(ReportView.of(findings)).all();
            for (int i = 0; i < pictures.size(); i++) {
                files.addAll(pictures.get(i).write(folder));
                listener.accept(new Progress(
                        "drawing",
                        i + 1,
                        pictures.size(),
                        "figures",
                        pictures.get(i).name()));
            }
        } catch (IOException e) {
            throw new InputException("The figures cannot be written to " + folder + ": " + e.getMessage() + ".", e);
        }
        return files;
    }

    private List<Picture> all() {
        List<Picture> all = new ArrayList<>();
        for (Projection plane : shown.projections()) {
            for (Grouping grouping : shown.groupings()) {
                all.add(map(plane, grouping.name(), MapDrawing.of(shown, plane, grouping)));
            }
            all.add(map(plane, "Confidence", MapDrawing.byConfidence(shown, plane)));
        }
        Page page = Page.of(shown);
        all.addAll(standalone.of(Report.html(shown, page)));
        Findings findings = shown.findings();
        var composition = new Composition(findings.assignment(), findings.data().labels());
        all.add(drawn("sizes", "sizes-figure", SizesDrawing.of(composition)));
        if (page.crosstab() != null) {
            all.add(drawn("labels", "table-figure", TableDrawing.of(page.crosstab())));
        }
        if (page.agreement() != null) {
            all.add(drawn("agreement", "table-figure", TableDrawing.of(page.agreement())));
        }
        return named(all);
    }

    private Picture map(Projection plane, String colouring, MapDrawing drawing) {
        String name = "map " + plane.name() + " " + colouring;
        boolean many = shown.selection().mapped().length > VECTORS;
        return drawn(
                name,
                "map-figure",
                many
                        ? drawing.withImage(PackedColumns.base64(drawn(name, "map-figure", drawing.samplesAlone())
                                .png()))
                        : drawing);
    }

    private Picture drawn(String name, String template, Object parts) {
        String svg = Template.filled(template + ".html", Escapers.HTML, parts);
        return standalone.picture(name, svg);
    }

    /** The pictures with names made unique. */
    private static List<Picture> named(List<Picture> pictures) {
        Set<String> taken = new HashSet<>();
        List<Picture> named = new ArrayList<>();
        for (Picture picture : pictures) {
            String name = picture.name();
            for (int i = 2; !taken.add(name); i++) {
                name = picture.name() + "-" + i;
            }
            named.add(new Picture(name, picture.svg(), picture.width(), picture.height()));
        }
        return named;
    }
}
