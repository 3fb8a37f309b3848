package io.clade.data.builtin;

import static io.clade.data.builtin.Parameter.integer;
import static io.clade.data.builtin.Parameter.number;

import io.clade.data.generated.Blobs;
import io.clade.data.generated.Circles;
import io.clade.data.generated.Madelon;
import io.clade.data.generated.Moons;
import io.clade.data.generated.Spiral;
import java.util.List;

/** The built-in sets that are made from a seed, with their parameters. */
final class GeneratedSets {

    /**
     * Half the side of madelon's hypercube: the largest singular value of 100 samples is then about 113 where the
     * published high-dimensional experiments have 112, at d = 1000.
     */
    private static final double SEPARATION = 8;

    private static final Parameter SEED =
            integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE, "seed of all random numbers");

    static final List<BuiltIn> ALL = List.of(
            BuiltIn.generated(
                    "moons",
                    "two interleaved half circles in the plane",
                    List.of(samples(500), noise(0.05), SEED),
                    arguments -> Moons.generate(arguments.integer("n"), arguments.number("noise"), arguments.seed())),
            BuiltIn.generated(
                    "circles",
                    "a circle within a circle",
                    List.of(samples(500), noise(0.05), number("factor", 0.5, 0, 1, "radius of the inner circle"), SEED),
                    arguments -> Circles.generate(
                            arguments.integer("n"),
                            arguments.number("noise"),
                            arguments.number("factor"),
                            arguments.seed())),
            BuiltIn.generated(
                    "spiral",
                    "interleaved Archimedean spirals",
                    List.of(
                            samples(500),
                            noise(0.02),
                            integer("arms", 2, 1, 100, "number of spirals; each is a class"),
                            number("turns", 1.5, 0.01, 100, "turns of each arm"),
                            SEED),
                    arguments -> Spiral.generate(
                            arguments.integer("n"),
                            arguments.number("noise"),
                            arguments.integer("arms"),
                            arguments.number("turns"),
                            arguments.seed())),
            BuiltIn.generated(
                    "blobs",
                    "round Gaussian clusters around random centres",
                    List.of(
                            samples(500),
                            integer("d", 2, 1, 1_000_000, "features"),
                            integer("clusters", 3, 1, 100_000, "number of clusters; each is a class"),
                            number("deviation", 1, 0, Double.MAX_VALUE, "standard deviation of a cluster"),
                            number("box", 10, 1e-6, Double.MAX_VALUE, "centres lie within [−box, box] in each feature"),
                            SEED),
                    arguments -> Blobs.generate(
                            arguments.integer("n"),
                            arguments.integer("d"),
                            arguments.integer("clusters"),
                            arguments.number("deviation"),
                            arguments.number("box"),
                            arguments.seed())),
            BuiltIn.generated(
                    "madelon",
                    "clusters on the vertices of a hypercube in a few features, among many noise features (after Guyon, 2003)",
                    List.of(
                            samples(100),
                            integer("d", 1000, 1, 1_000_000, "features"),
                            integer(
                                    "informative",
                                    2,
                                    1,
                                    Madelon.MOST_INFORMATIVE,
                                    "number of features in which the clusters differ"),
                            integer(
                                    "redundant",
                                    0,
                                    0,
                                    1_000_000,
                                    "number of features that are combinations of the informative ones"),
                            integer("classes", 2, 1, 10_000, "classes"),
                            integer("clusters", 1, 1, 10_000, "number of clusters (vertices) of each class"),
                            number("separation", SEPARATION, 1e-6, Double.MAX_VALUE, "half the side of the hypercube"),
                            number("flip", 0, 0, 1, "share of samples with a random label"),
                            SEED),
                    arguments -> Madelon.generate(
                            new Madelon.Settings(
                                    arguments.integer("n"),
                                    arguments.integer("d"),
                                    arguments.integer("informative"),
                                    arguments.integer("redundant"),
                                    arguments.integer("classes"),
                                    arguments.integer("clusters"),
                                    arguments.number("separation"),
                                    arguments.number("flip")),
                            arguments.seed())));

    private GeneratedSets() {}

    private static Parameter samples(int defaultValue) {
        return integer("n", defaultValue, 2, 100_000_000, "samples");
    }

    private static Parameter noise(double defaultValue) {
        return number("noise", defaultValue, 0, Double.MAX_VALUE, "standard deviation of the Gaussian noise");
    }
}
