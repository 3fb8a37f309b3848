package io.clade.data.builtin;

import static io.clade.data.builtin.Parameter.choice;
import static io.clade.data.builtin.Parameter.integer;
import static io.clade.data.builtin.Parameter.number;

import io.clade.data.Dataset;
import io.clade.data.InputException;
import io.clade.data.Nearest;
import io.clade.data.ReadProgress;
import io.clade.data.Require;
import io.clade.data.generated.Blobs;
import io.clade.data.generated.Circles;
import io.clade.data.generated.Madelon;
import io.clade.data.generated.Moons;
import io.clade.data.generated.Spiral;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dataset that has a name rather than a path: shipped, generated from a seed, or fetched. */
public final class BuiltIn {

    /** Where a set comes from. */
    public enum Origin {
        SHIPPED,
        GENERATED,
        FETCHED
    }

    private static final Parameter SEED =
            integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, "what all randomness comes from");
    private static final Parameter PART =
            choice("part", List.of("train", "test", "all"), "60,000 images, 10,000, or both");

    private static final List<BuiltIn> ALL = List.of(
            new BuiltIn(
                    "digits",
                    "1797 handwritten digits, 8×8 grey, 10 classes (Alpaydin & Kaynak, UCI, CC BY 4.0)",
                    Origin.SHIPPED,
                    List.of(),
                    (arguments, cache, progress) -> Digits.load()),
            new BuiltIn(
                    "moons",
                    "two interleaved half circles in the plane",
                    Origin.GENERATED,
                    List.of(samples(500), noise(0.05), SEED),
                    (arguments, cache, progress) ->
                            Moons.generate(arguments.integer("n"), arguments.number("noise"), arguments.seed())),
            new BuiltIn(
                    "circles",
                    "a circle within a circle",
                    Origin.GENERATED,
                    List.of(samples(500), noise(0.05), number("factor", 0.5, 0, 1, "radius of the inner circle"), SEED),
                    (arguments, cache, progress) -> Circles.generate(
                            arguments.integer("n"),
                            arguments.number("noise"),
                            arguments.number("factor"),
                            arguments.seed())),
            new BuiltIn(
                    "spiral",
                    "Archimedean spirals wound into each other",
                    Origin.GENERATED,
                    List.of(
                            samples(500),
                            noise(0.02),
                            integer("arms", 2, 1, 100, "spirals, each a class"),
                            number("turns", 1.5, 0.01, 100, "how often an arm goes round"),
                            SEED),
                    (arguments, cache, progress) -> Spiral.generate(
                            arguments.integer("n"),
                            arguments.number("noise"),
                            arguments.integer("arms"),
                            arguments.number("turns"),
                            arguments.seed())),
            new BuiltIn(
                    "blobs",
                    "round Gaussian clusters around random centres",
                    Origin.GENERATED,
                    List.of(
                            samples(500),
                            integer("d", 2, 1, 1_000_000, "features"),
                            integer("clusters", 3, 1, 100_000, "clusters, each a class"),
                            number("deviation", 1, 0, Double.MAX_VALUE, "standard deviation of a cluster"),
                            number("box", 10, 1e-6, Double.MAX_VALUE, "centres lie within [−box, box] in each feature"),
                            SEED),
                    (arguments, cache, progress) -> Blobs.generate(
                            arguments.integer("n"),
                            arguments.integer("d"),
                            arguments.integer("clusters"),
                            arguments.number("deviation"),
                            arguments.number("box"),
                            arguments.seed())),
            new BuiltIn(
                    "madelon",
                    "clusters on hypercube vertices of a few features, among many of noise (after Guyon, 2003)",
                    Origin.GENERATED,
                    List.of(
                            samples(100),
                            integer("d", 1000, 1, 1_000_000, "features"),
                            integer("informative", 2, 1, Madelon.MOST_INFORMATIVE, "features the clusters differ in"),
                            integer("redundant", 0, 0, 1_000_000, "features that are combinations of the informative"),
                            integer("classes", 2, 1, 10_000, "classes"),
                            integer("clusters", 1, 1, 10_000, "clusters, that is vertices, of each class"),
                            // 100 samples on vertices of ±8 have a largest singular value of about 113, which is that
                            // of
                            // the published high-dimensional experiments (112 at d = 1000).
                            number("separation", 8, 1e-6, Double.MAX_VALUE, "half the side of the hypercube"),
                            number("flip", 0, 0, 1, "share of samples with a random label"),
                            SEED),
                    (arguments, cache, progress) -> Madelon.generate(
                            new Madelon.Settings(
                                    arguments.integer("n"),
                                    arguments.integer("d"),
                                    arguments.integer("informative"),
                                    arguments.integer("redundant"),
                                    arguments.integer("classes"),
                                    arguments.integer("clusters"),
                                    arguments.number("separation"),
                                    arguments.number("flip")),
                            arguments.seed())),
            new BuiltIn(
                    "mnist",
                    "handwritten digits, 28×28 grey, 10 classes (LeCun, Cortes & Burges)",
                    Origin.FETCHED,
                    List.of(PART),
                    (arguments, cache, progress) -> IdxSet.MNIST.load(arguments.choice("part"), cache, progress)),
            new BuiltIn(
                    "fashion-mnist",
                    "articles of clothing, 28×28 grey, 10 classes (Xiao, Rasul & Vollgraf, MIT)",
                    Origin.FETCHED,
                    List.of(PART),
                    (arguments, cache, progress) ->
                            IdxSet.FASHION_MNIST.load(arguments.choice("part"), cache, progress)));

    private interface Loader {
        Dataset load(Arguments arguments, Path cache, ReadProgress progress) throws IOException;
    }

    private final String name;
    private final String description;
    private final Origin origin;
    private final List<Parameter> parameters;
    private final Loader loader;

    private BuiltIn(String name, String description, Origin origin, List<Parameter> parameters, Loader loader) {
        this.name = name;
        this.description = description;
        this.origin = origin;
        this.parameters = parameters;
        this.loader = loader;
    }

    private static Parameter samples(int defaultValue) {
        return integer("n", defaultValue, 2, 100_000_000, "samples");
    }

    private static Parameter noise(double defaultValue) {
        return number("noise", defaultValue, 0, Double.MAX_VALUE, "standard deviation of the Gaussian noise");
    }

    /** Every built-in set. */
    public static List<BuiltIn> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(BuiltIn::name).toList();
    }

    public static Optional<BuiltIn> find(String name) {
        return ALL.stream().filter(set -> set.name.equals(name)).findFirst();
    }

    /** @throws InputException, with the nearest name, where there is none of this one */
    public static BuiltIn named(String name) {
        return find(name)
                .orElseThrow(() -> new InputException(
                        "There is no built-in dataset %s. %s".formatted(name, Nearest.hint(name, names()))));
    }

    public String name() {
        return name;
    }

    /** One line on what it is. */
    public String description() {
        return description;
    }

    public Origin origin() {
        return origin;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * The dataset.
     *
     * @param given values of parameters by name; the others have their defaults
     * @param cache where fetched files are looked for and put, see {@link CacheFolder}
     * @throws InputException for an unknown parameter, a value out of range, or a set that cannot be fetched
     * @throws IOException when the cache cannot be read or written
     */
    public Dataset load(Map<String, String> given, Path cache, ReadProgress progress) throws IOException {
        return loader.load(new Arguments(name, parameters, given), cache, progress);
    }

    /**
     * Brings the files of a set that is fetched into the cache.
     *
     * @return the folder they are in
     * @throws InputException when the set is none that is fetched, or no mirror could give it
     * @throws IOException when the cache cannot be written
     */
    public static Path fetch(String name, Path cache, ReadProgress progress) throws IOException {
        BuiltIn set = named(name);
        Require.that(
                set.origin == Origin.FETCHED, "%s needs no fetching: it is always there. Just use its name.", name);
        return (name.equals("mnist") ? IdxSet.MNIST : IdxSet.FASHION_MNIST).fetch(cache, progress);
    }
}
