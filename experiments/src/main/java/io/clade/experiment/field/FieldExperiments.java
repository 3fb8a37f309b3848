package io.clade.experiment.field;

import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.method.Methods;
import io.clade.method.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The development suite: its datasets by kind, and all methods that are told the number of clusters. */
public final class FieldExperiments {

    private static final int RUNS = 3;

    /** The most samples of a set: the methods that compare all pairs take no more in reasonable time. */
    private static final int MOST = 10_000;

    private static final int QUICK = 300;
    private static final int QUICK_EPOCHS = 3;
    private static final int QUICK_SIDE = 16;

    private FieldExperiments() {}

    public static List<Experiment> all() {
        return List.of(new Field(kinds(), recipes(), quick(), full()));
    }

    private static Map<String, List<NamedSet>> kinds() {
        Map<String, List<NamedSet>> kinds = new LinkedHashMap<>();
        kinds.put("images", List.of(NamedSet.DIGITS, NamedSet.MNIST, NamedSet.FASHION_MNIST, NamedSet.COIL_20));
        kinds.put(
                "series",
                List.of(
                        NamedSet.CHARACTER_TRAJECTORIES,
                        NamedSet.SPOKEN_DIGITS,
                        NamedSet.JAPANESE_VOWELS,
                        NamedSet.GUN_POINT,
                        NamedSet.BASIC_MOTIONS,
                        NamedSet.ITALY_POWER_DEMAND));
        kinds.put(
                "tables",
                List.of(
                        NamedSet.PENDIGITS,
                        NamedSet.MFEAT,
                        NamedSet.SATIMAGE,
                        NamedSet.ECOLI,
                        NamedSet.GLASS,
                        NamedSet.IONOSPHERE,
                        NamedSet.STATLOG,
                        NamedSet.WDBC,
                        NamedSet.WINE,
                        NamedSet.YEAST));
        kinds.put("embeddings", List.of(NamedSet.IMAGENET_50, NamedSet.REUTERS_R8, NamedSet.MOUSE_BLADDER));
        return kinds;
    }

    /** All methods whose number of clusters is given. */
    private static List<Recipe> recipes() {
        return Methods.all().stream()
                .filter(method -> method.traits(Map.of()).has(Trait.NEEDS_K))
                .map(method -> new Recipe(method.name(), method.name(), Map.of()))
                .toList();
    }

    private static Extent quick() {
        return new Extent(QUICK, Optional.of(QUICK_EPOCHS), 1, Optional.empty(), Optional.of(QUICK_SIDE)).startedOnce();
    }

    private static Extent full() {
        return new Extent(MOST, Optional.empty(), RUNS, Optional.empty(), Optional.empty());
    }
}
