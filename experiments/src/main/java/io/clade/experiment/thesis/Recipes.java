package io.clade.experiment.thesis;

import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Recipe;
import io.clade.experiment.study.Study;
import java.util.List;
import java.util.Map;

/** The models of the thesis, as its section 15 describes them. */
final class Recipes {

    /**
     * The published settings, with the orthogonality term divided by the number of pairs. The thesis's formula does not
     * divide, but then the term is at least 660 for a batch of 120 in ten clusters, and the thesis prints losses of
     * 0.51 (Table 7).
     */
    static final Map<String, String> PAPER = Map.of("preset", "paper", "normalised_orthogonality", "true");

    static final Recipe DDC = new Recipe("DDC", "ddc", PAPER);
    static final Recipe DTKC = new Recipe("DTKC", "dtkc", PAPER);

    private static final Map<String, String> CONTEXT = Map.of("pretrain", "context");
    static final Recipe DDC_SS = DDC.with("DDC-SS", CONTEXT);
    static final Recipe DTKC_SS = DTKC.with("DTKC-SS", CONTEXT);
    static final Recipe DTKC_SM = DTKC.with("DTKC-SM", Map.of("companions", "softmax"));

    static final Recipe RDDC = new Recipe("RDDC", "rddc", PAPER);
    static final Recipe RDTKC = new Recipe("RDTKC", "rdtkc", PAPER);

    /** k-means with one start for each run, since the thesis's statistics are over 20 starts. */
    static final Recipe K_MEANS = new Recipe("k-means", "kmeans", Map.of("preset", "paper", "restarts", "1"));

    static final Recipe HIERARCHICAL = new Recipe("Hierarchical", "agglomerative", Map.of("linkage", "average"));
    static final Recipe SPECTRAL = new Recipe("Spectral", "spectral", Map.of());
    static final Recipe DEC = new Recipe("DEC", "dec", Map.of("preset", "paper"));
    static final Recipe IDEC = new Recipe("IDEC", "idec", Map.of("preset", "paper"));
    static final Recipe DCN = new Recipe("DCN", "dcn", Map.of("preset", "paper"));
    static final Recipe DBC = new Recipe("DBC", "dbc", Map.of("preset", "paper"));

    private static final Map<String, String> RAW = Map.of("scaling", "none");

    /** Runs of a model in the thesis. */
    static final int RUNS = 20;

    private Recipes() {}

    /** True if the method only takes vectors in the thesis. */
    static boolean isClassical(Recipe recipe) {
        return List.of(K_MEANS, HIERARCHICAL, SPECTRAL).stream()
                .anyMatch(classical -> classical.method().equals(recipe.method()));
    }

    /** The recipe on unscaled numbers, as classical methods get series in the thesis. */
    static Recipe raw(Recipe recipe) {
        return recipe.with(recipe.label(), RAW);
    }

    /** The recipe's method with the settings that Clade recommends. */
    static Recipe recommended(Recipe recipe) {
        return new Recipe(recipe.label() + " (Clade)", recipe.method(), Map.of());
    }

    /**
     * A study of the extent {@code quick} where the conditions ask for a quick one, else of {@code runs} runs of up to
     * 100 epochs, with a note on the departures of all experiments here from the thesis.
     */
    static Study study(Conditions conditions, Extent quick, int runs) {
        Study study = new Study(conditions, conditions.quick() ? quick : Extent.whole(runs));
        study.note(
                "The settings of the thesis are --set preset=paper --set normalised_orthogonality=true; the losses it prints are"
                        + " too low for the raw term of its formula. Models marked (Clade) have this version's recommended settings.");
        return study;
    }
}
