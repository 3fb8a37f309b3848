package io.clade.experiment.ablation;

import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The choices behind the recommended settings of the divergence family. */
public final class Ablations {

    private static final Recipe RECOMMENDED = new Recipe("recommended", "ddc", Map.of());
    private static final int RUNS = 5;
    private static final int SIDE = 12;

    private static final List<Experiment> ALL = List.of(guidance(), divergence());

    private Ablations() {}

    public static List<Experiment> all() {
        return ALL;
    }

    private static Experiment guidance() {
        Recipe none = without("no guidance", Map.of("agreement", "0", "balance", "0", "rivals", "1"));
        return new Ablation(
                new Heading(
                        "ablation-guidance",
                        "Parts of guidance",
                        "DDC with recommended settings, and without each part of guidance: agreement, neighbours, augmentation,"
                                + " balance, several cluster heads."),
                List.of(NamedSet.DIGITS, NamedSet.FASHION_MNIST, NamedSet.SPOKEN_DIGITS),
                List.of(
                        RECOMMENDED,
                        without("no agreement", Map.of("agreement", "0")),
                        without("no neighbours", Map.of("neighbours", "0")),
                        without("no augmentation", Map.of("augmentation", "0")),
                        without("no balance", Map.of("balance", "0")),
                        without("no rivals", Map.of("rivals", "1")),
                        none),
                part(1000, 10, 3),
                part(1000, 20, RUNS));
    }

    private static Experiment divergence() {
        List<Recipe> recipes = new ArrayList<>();
        for (String rule : List.of("median_squared", "median_distance")) {
            for (String normalised : List.of("true", "false")) {
                for (String rate : List.of("1e-3", "1e-4")) {
                    String label = rule.substring("median_".length())
                            + (normalised.equals("true") ? ", normalised L2, " : ", raw L2, ")
                            + rate;
                    recipes.add(RECOMMENDED.with(
                            label, Map.of("bandwidth", rule, "normalised_orthogonality", normalised, "lr", rate)));
                }
            }
        }
        return new Ablation(
                new Heading(
                        "ablation-divergence",
                        "Bandwidth rule, normalisation of L2 and learning rate",
                        "DDC with every combination of the choices of the thesis and of its authors' code; other settings as recommended."),
                List.of(NamedSet.DIGITS, NamedSet.MNIST, NamedSet.FASHION_MNIST),
                recipes,
                part(600, 10, 2),
                part(1000, 20, RUNS));
    }

    private static Recipe without(String label, Map<String, String> settings) {
        return RECOMMENDED.with(label, settings);
    }

    /**
     * A part of an experiment: few samples, small images and few epochs at the recipe's own learning rate, for many
     * combinations in little time.
     */
    private static Extent part(int samples, int epochs, int runs) {
        return new Extent(samples, Optional.of(epochs), runs, Optional.empty(), Optional.of(SIDE));
    }
}
