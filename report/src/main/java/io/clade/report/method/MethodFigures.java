package io.clade.report.method;

import com.samskivert.mustache.Escapers;
import io.clade.report.findings.Findings;
import io.clade.report.page.Template;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The section of figures that only some methods have, as the template shows it.
 *
 * @param title of the method
 * @param figures in HTML
 */
public record MethodFigures(String title, List<String> figures) {

    /**
     * Every such figure in the order of the page, each from the part of a model or the history that it draws; a new one
     * adds its line here.
     */
    private static final List<Function<Findings, Optional<? extends MethodFigure>>> ALL = List.of(
            CandidateTable::of,
            Decomposition::of,
            MergeFigure::of,
            SplitFigure::of,
            KernelImages::of,
            TrajectoryPlot::of,
            ReconstructionFigure::of);

    /**
     * @param title of the method
     * @return empty where the method has no figure
     */
    public static Optional<MethodFigures> of(Findings findings, String title) {
        List<String> figures = ALL.stream()
                .flatMap(each -> each.apply(findings).stream())
                .map(figure -> Template.filled(figure.template(), Escapers.HTML, figure))
                .toList();
        return figures.isEmpty() ? Optional.empty() : Optional.of(new MethodFigures(title, figures));
    }
}
