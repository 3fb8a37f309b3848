package io.clade.report.method;

import io.clade.model.part.SplitTree;
import io.clade.report.findings.Findings;
import java.util.Optional;

/**
 * The tree of a divisive method.
 *
 * @param tree of the splits
 */
record SplitFigure(Tree tree) implements MethodFigure {

    /** The figure of the {@link SplitTree}; empty where there is none. */
    static Optional<SplitFigure> of(Findings findings) {
        int[] sizes = findings.assignment().clusters().sizes();
        return findings.find(SplitTree.class)
                .map(splits -> new SplitFigure(Tree.of(
                        TruncatedDendrogram.ofClusters(splits.tree(), sizes),
                        "sum of squared distances from the centroid before the split")));
    }

    @Override
    public String template() {
        return "method/splits.html";
    }
}
