package io.clade.report;

import io.clade.report.cluster.Averages;
import io.clade.report.cluster.Portraits;
import java.util.List;

/**
 * Findings and what takes time to find out about them: which samples are shown, where, and how they look.
 *
 * @param findings to show
 * @param selection of samples
 * @param projections ways to draw the map; none where there is no map
 * @param portraits of samples
 */
record Shown(Findings findings, Selection selection, List<Projection> projections, Portraits portraits) {

    static Shown of(Findings findings) {
        Selection selection = Selection.of(findings.data().kind(), findings.assignment());
        List<Projection> projections = Projection.of(findings.data(), findings.embedding(), selection);
        Averages averages = Averages.of(findings.data(), findings.assignment().clusters());
        return new Shown(
                findings,
                selection,
                projections,
                Portraits.of(findings.data(), averages, findings.extras().importance(), selection));
    }

    /** The page's style sheet. */
    String style() {
        return Resources.text("report.css") + portraits.style();
    }
}
