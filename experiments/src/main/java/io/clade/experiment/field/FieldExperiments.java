package io.clade.experiment.field;

import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.Extent;
import io.clade.experiment.study.Heading;
import io.clade.experiment.study.NamedSet;
import io.clade.experiment.study.Recipe;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.method.Trait;
import io.clade.method.autoencoder.AceDec;
import io.clade.method.autoencoder.Autoencoding;
import io.clade.method.autoencoder.Dbc;
import io.clade.method.autoencoder.Dcec;
import io.clade.method.autoencoder.Dcn;
import io.clade.method.autoencoder.Dec;
import io.clade.method.autoencoder.Dekm;
import io.clade.method.autoencoder.Dkm;
import io.clade.method.autoencoder.Idec;
import io.clade.method.autoencoder.N2d;
import io.clade.method.autoencoder.variational.Vade;
import io.clade.method.classical.Agglomerative;
import io.clade.method.classical.GaussianMixture;
import io.clade.method.classical.KMeans;
import io.clade.method.classical.Spectral;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The development suite: its datasets by kind, with all methods that are told the number of clusters, or with a family. */
public final class FieldExperiments {

    private static final int RUNS = 3;

    /** The most samples of a set: the methods that compare all pairs take no more in reasonable time. */
    private static final int MOST = 10_000;

    private static final int QUICK = 300;
    private static final int QUICK_EPOCHS = 3;
    private static final int QUICK_SIDE = 16;

    private FieldExperiments() {}

    public static List<Experiment> all() {
        Heading all = new Heading(
                "field",
                "All methods on all datasets",
                "Every method with its default settings on images, series, tables and embeddings: scores, means by kind, and"
                        + " ranks.");
        Heading autoencoders = new Heading(
                "field-autoencoders",
                "The autoencoder family on all datasets",
                "The methods that start from an autoencoder, beside classical ones, with their default settings on images, series,"
                        + " tables and embeddings: scores, means by kind, and ranks.");
        return List.of(
                new Field(all, kinds(), recipes(), quick(), full()),
                new Field(autoencoders, kinds(), family(), quick(), full()));
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
        return withDefaults(Methods.all().stream()
                .filter(method -> method.traits(Map.of()).has(Trait.NEEDS_K))
                .map(Descriptor::name));
    }

    /** Classical methods and the autoencoder family. */
    private static List<Recipe> family() {
        return withDefaults(Stream.of(
                KMeans.NAME,
                Agglomerative.NAME,
                GaussianMixture.NAME,
                Spectral.NAME,
                Autoencoding.NAME,
                N2d.NAME,
                Dec.NAME,
                Idec.NAME,
                Dcec.NAME,
                Dbc.NAME,
                Dcn.NAME,
                Dkm.NAME,
                Dekm.NAME,
                AceDec.NAME,
                Vade.NAME));
    }

    private static List<Recipe> withDefaults(Stream<String> methods) {
        return methods.map(name -> new Recipe(name, name, Map.of())).toList();
    }

    private static Extent quick() {
        return new Extent(QUICK, Optional.of(QUICK_EPOCHS), 1, Optional.empty(), Optional.of(QUICK_SIDE)).startedOnce();
    }

    private static Extent full() {
        return new Extent(MOST, Optional.empty(), RUNS, Optional.empty(), Optional.empty());
    }
}
