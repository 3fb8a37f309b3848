package io.clade.experiment.competitive;

import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The six blocks of the paper on deep dual competitive learning; its fifth and sixth are one. */
public final class DdclExperiments {

    private static final String DIGITS = "digits";
    private static final int RUNS = 5;

    private static final Recipe DDCL = new Recipe("DDCL (L_q)", "ddcl", Map.of("preset", "paper"));
    private static final Recipe ABLATION = DDCL.with("DDCL (L_OLS)", Map.of("objective", "ols"));
    /** The ablation that the abstract calls non-differentiable: no gradient flows through memberships. */
    private static final Recipe NOT_DIFFERENTIATED =
            DDCL.with("DDCL, q not differentiated", Map.of("through_memberships", "false"));

    private static final Recipe DEEP_CLUSTER = new Recipe("DeepCluster", "deepcluster", Map.of("preset", "paper"));
    private static final Recipe K_MEANS = new Recipe("k-means", "kmeans", Map.of("restarts", "1"));

    private DdclExperiments() {}

    /** The experiments in the order of the paper. */
    public static List<Experiment> all() {
        return List.of(
                new Collapse(),
                new DdclDynamics(),
                dimension(Extent.part(100, 30, 2), 10, 50, 200, 500, 1000, 5000),
                frozen(Extent.part(600, 20, 2)),
                joint(Extent.part(600, 20, 2)));
    }

    /**
     * The experiment on the number of features, on the data of the paper on competitive learning, in which classes
     * differ in every feature.
     */
    static Experiment dimension(Extent quick, int... features) {
        List<ComparisonRow> entries = new ArrayList<>();
        for (int d : features) {
            String source = "madelon:n=100,d=" + d + ",informative=" + d + ",separation=10";
            boolean published = d == 200;
            entries.add(new ComparisonRow(
                    source, frozen(DDCL), published ? 0.807 : Double.NaN, published ? 0.124 : Double.NaN));
            entries.add(ComparisonRow.of(source, frozen(ABLATION)));
            entries.add(ComparisonRow.of(source, K_MEANS));
            entries.add(ComparisonRow.of(source, DEEP_CLUSTER));
        }
        return new RecipeComparison(
                "ddcl-dimension",
                "Accuracy against the dimension (DDCL, block 3)",
                "ACC and NMI of DDCL without a network, of its ablation, k-means and DeepCluster on 100 samples of 10 to 5,000"
                        + " features in two classes.",
                entries,
                quick,
                Extent.whole(RUNS));
    }

    static Experiment frozen(Extent quick) {
        return new RecipeComparison(
                "ddcl-frozen",
                "Frozen features (DDCL, block 4)",
                "L_q and L_OLS on features that are not trained: here the pixels of the digits; the paper has ResNet-18 features of"
                        + " CIFAR-10, where both give 0.265 ± 0.031.",
                List.of(
                        ComparisonRow.of(DIGITS, frozen(DDCL)),
                        ComparisonRow.of(DIGITS, frozen(ABLATION)),
                        ComparisonRow.of(DIGITS, K_MEANS)),
                quick,
                Extent.whole(RUNS));
    }

    static Experiment joint(Extent quick) {
        return new RecipeComparison(
                "ddcl-joint",
                "Jointly trained network on the digits (DDCL, blocks 5 and 6)",
                "DDCL compared with its ablations and DeepCluster, trained end to end in the paper's setting and with Clade's defaults.",
                List.of(
                        new ComparisonRow(DIGITS, DDCL, 0.378, 0.085),
                        new ComparisonRow(DIGITS, NOT_DIFFERENTIATED, 0.229, 0.041),
                        ComparisonRow.of(DIGITS, ABLATION),
                        new ComparisonRow(DIGITS, DEEP_CLUSTER, 0.170, 0.042),
                        ComparisonRow.of(DIGITS, K_MEANS),
                        ComparisonRow.of(DIGITS, new Recipe("DDCL (Clade)", "ddcl", Map.of()))),
                quick,
                Extent.whole(RUNS));
    }

    private static Recipe frozen(Recipe recipe) {
        return recipe.with(recipe.label(), Map.of("network", "none"));
    }
}
