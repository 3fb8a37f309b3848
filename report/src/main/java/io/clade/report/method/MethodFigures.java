package io.clade.report.method;

import io.clade.report.findings.Findings;
import io.clade.report.findings.Insights;
import java.util.Optional;

/**
 * The figures that only this method has, as the template draws them; each null where it has not.
 *
 * @param title of the method
 * @param decomposition of its error
 * @param tree of its clusters
 * @param merging what the tree tells where it was made by merging
 * @param kernels of its network
 * @param journeys of its prototypes
 */
public record MethodFigures(
        String title,
        Decomposition decomposition,
        Tree tree,
        Merging merging,
        KernelImages kernels,
        Journeys journeys) {

    /**
     * @param lifetimes of each number of clusters; null for too few samples
     * @param ward whether clusters were merged by Ward's linkage
     */
    record Merging(Lifetimes lifetimes, boolean ward) {}

    private static final int FEWEST_LIVING = 4;

    /**
     * @param title of the method
     * @return empty where the method has no figure
     */
    public static Optional<MethodFigures> of(Findings findings, String title) {
        Insights insights = findings.extras().insights();
        int clusters = findings.metrics().clusters();
        int best = findings.metrics().best();
        String linkage = findings.metrics().parameters().getOrDefault("linkage", "");
        boolean ward = linkage.equals("ward");
        Optional<Tree> merged = insights.dendrogram()
                .map(tree -> Tree.of(
                        Crown.of(tree, clusters),
                        "distance at which clusters merge, by " + (ward ? "Ward's" : linkage) + " linkage"));
        Optional<Tree> split = insights.splits()
                .map(tree -> Tree.of(
                        Crown.ofClusters(tree, findings.assignment().clusters().sizes()),
                        "sum of squared distances from the centroid before the split"));
        var figures = new MethodFigures(
                title,
                Decomposition.of(findings.histories().get(best)).orElse(null),
                merged.or(() -> split).orElse(null),
                insights.dendrogram()
                        .map(tree ->
                                new Merging(tree.samples() < FEWEST_LIVING ? null : Lifetimes.of(tree, clusters), ward))
                        .orElse(null),
                insights.kernels().map(KernelImages::of).orElse(null),
                insights.ways().isEmpty()
                        ? null
                        : Journeys.of(
                                insights.ways(),
                                findings.embedding(),
                                findings.assignment().clusters()));
        return figures.isEmpty() ? Optional.empty() : Optional.of(figures);
    }

    private boolean isEmpty() {
        return decomposition == null && tree == null && kernels == null && journeys == null;
    }
}
