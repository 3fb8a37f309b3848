package io.clade.report.method;

import io.clade.model.part.MergeTree;
import io.clade.partition.hierarchy.Linkage;
import io.clade.report.findings.Findings;
import java.util.Locale;
import java.util.Optional;

/**
 * The tree of an agglomerative method and the lifetimes of its numbers of clusters.
 *
 * @param tree of the merges
 * @param lifetimes of each number of clusters; null for too few samples
 * @param ward whether clusters were merged by Ward's linkage
 */
record MergeFigure(Tree tree, Lifetimes lifetimes, boolean ward) implements MethodFigure {

    private static final int FEWEST_LIVING = 4;

    /** The figure of the {@link MergeTree}; empty where there is none. */
    static Optional<MergeFigure> of(Findings findings) {
        int clusters = findings.metrics().clusters();
        return findings.find(MergeTree.class).map(merges -> of(merges, clusters));
    }

    private static MergeFigure of(MergeTree merges, int clusters) {
        boolean ward = merges.linkage() == Linkage.WARD;
        String linkage = ward ? "Ward's" : merges.linkage().name().toLowerCase(Locale.ROOT);
        return new MergeFigure(
                Tree.of(
                        TruncatedDendrogram.of(merges.tree(), clusters),
                        "distance at which clusters merge, by " + linkage + " linkage"),
                merges.tree().samples() < FEWEST_LIVING ? null : Lifetimes.of(merges.tree(), clusters),
                ward);
    }

    @Override
    public String template() {
        return "method/merges.html";
    }
}
