package io.clade.report.map;

import io.clade.data.Matrix;
import io.clade.report.findings.Findings;
import io.clade.report.findings.Importance;
import io.clade.report.findings.PrototypeMap;
import io.clade.report.findings.Selection;
import io.clade.report.page.Resources;
import io.clade.report.sample.Averages;
import io.clade.report.sample.SampleDisplay;
import java.util.List;
import java.util.Optional;

/**
 * Findings with the selection of the samples to show, their places on the map and their drawings, which take time to
 * compute.
 *
 * @param findings to show
 * @param selection of samples
 * @param projections of the samples on the map; none where there is no map
 * @param groupings by which the map can be coloured
 * @param nearest prototype of each sample on the map; empty where there are no prototypes or there is no map
 * @param display of samples
 */
public record ReportView(
        Findings findings,
        Selection selection,
        List<Projection> projections,
        List<Grouping> groupings,
        Optional<int[]> nearest,
        SampleDisplay display) {

    public static ReportView of(Findings findings) {
        Selection selection = Selection.of(findings.data().kind(), findings.assignment());
        List<Projection> projections = Projection.of(findings.data(), findings.embedding(), selection);
        Averages averages = Averages.of(findings.data(), findings.assignment().clusters());
        return new ReportView(
                findings,
                selection,
                projections,
                Grouping.of(findings),
                findings.find(PrototypeMap.class)
                        .filter(prototypes -> !projections.isEmpty())
                        .map(prototypes -> prototypes.nearest(findings.embedding(), selection.mapped())),
                SampleDisplay.of(findings.data(), averages, findings.find(Importance.class), selection));
    }

    /** The places of the prototypes on {@code plane}, p×2; empty where there are none. */
    public Optional<Matrix> prototypes(Projection plane) {
        return nearest.map(
                each -> findings.find(PrototypeMap.class).orElseThrow().on(each, plane.points()));
    }

    /** The page's style sheet. */
    public String style() {
        return Resources.text("report.css") + display.style();
    }
}
