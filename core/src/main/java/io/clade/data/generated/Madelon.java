package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Few informative features among many of noise, after the recipe that made the data set MADELON (I. Guyon, Design of
 * experiments of the NIPS 2003 variable selection benchmark, 2003): clusters around vertices of a hypercube, each
 * stretched by a random linear map.
 */
public final class Madelon {

    /** Above this the random maps, informative² numbers each, take minutes to draw. */
    public static final int MOST_INFORMATIVE = 20_000;

    private Madelon() {}

    /**
     * The settings of a generated set.
     *
     * @param n samples, spread evenly over the clusters, at least as many as there are
     * @param d features, at least informative + redundant
     * @param informative features in which the clusters differ, 1…{@value #MOST_INFORMATIVE}, enough for as many
     *     vertices as there are clusters
     * @param redundant features that are random linear combinations of the informative ones; the rest are noise of
     *     unit variance
     * @param classes labels, 1 or more
     * @param clustersPerClass vertices a class has, 1 or more
     * @param separation half the side of the hypercube, above 0
     * @param flip share of the samples that get a random label, from 0 to 1
     */
    public record Settings(
            int n,
            int d,
            int informative,
            int redundant,
            int classes,
            int clustersPerClass,
            double separation,
            double flip) {

        public Settings {
            Require.atLeast("classes of madelon", classes, 1);
            Require.atLeast("clusters of madelon", clustersPerClass, 1);
            Require.atLeast("n of madelon", n, (long) classes * clustersPerClass);
            Require.between("informative of madelon", informative, 1, MOST_INFORMATIVE);
            Require.atLeast("redundant of madelon", redundant, 0);
            Require.atLeast("d of madelon", d, (long) informative + redundant);
            Randomness.requireRoom("madelon", n, d);
            Require.positive("separation of madelon", separation);
            Require.between("flip of madelon", flip, 0, 1);
            Require.that(
                    informative >= 31 || (long) classes * clustersPerClass <= 1L << informative,
                    "madelon: a hypercube of %d informative features has fewer vertices than %d clusters. Raise informative.",
                    informative,
                    (long) classes * clustersPerClass);
        }

        int clusters() {
            return classes * clustersPerClass;
        }
    }

    /** @return n×d with the class as label; samples and features in random order */
    public static Dataset generate(Settings settings, long seed) {
        Randomness random = new Randomness(seed);
        int informative = settings.informative();
        vertices(settings, random);
        // The maps have informative² numbers each: they are drawn again where they are used, not kept.
        random.skipUniforms((long) settings.clusters() * informative * informative);
        double[][] combinations = map(informative, settings.redundant(), random);
        int[] place = random.permutation(settings.d());
        double[][] points = new double[settings.n()][settings.d()];
        double[][] noise = new double[settings.n()][informative];
        int[] labels = new int[settings.n()];
        for (int i = 0; i < settings.n(); i++) {
            int cluster = i % settings.clusters();
            labels[i] =
                    random.chance(settings.flip()) ? random.below(settings.classes()) : cluster % settings.classes();
            fill(noise[i], random);
            double[] useless = new double[settings.d() - informative - settings.redundant()];
            fill(useless, random);
            scatter(useless, settings.d() - useless.length, place, points[i]);
        }
        double[][] useful = informative(settings, noise, new Randomness(seed));
        for (int i = 0; i < settings.n(); i++) {
            scatter(useful[i], 0, place, points[i]);
            scatter(times(useful[i], combinations), informative, place, points[i]);
        }
        return random.shuffled("madelon", points, labels, settings.classes());
    }

    /** Distinct vertices, true for +separation. */
    private static boolean[][] vertices(Settings settings, Randomness random) {
        boolean[][] vertices = new boolean[settings.clusters()][];
        Set<String> taken = new HashSet<>();
        for (int c = 0; c < vertices.length; ) {
            boolean[] vertex = new boolean[settings.informative()];
            for (int j = 0; j < vertex.length; j++) {
                vertex[j] = random.coin();
            }
            if (taken.add(Arrays.toString(vertex))) {
                vertices[c++] = vertex;
            }
        }
        return vertices;
    }

    private static double[][] map(int rows, int columns, Randomness random) {
        double[][] map = new double[rows][columns];
        for (double[] row : map) {
            fill(row, -1, 1, random);
        }
        return map;
    }

    /**
     * The informative features of each sample, its noise stretched by the map of its cluster, n×informative.
     *
     * @param again draws what {@link #generate} drew first
     */
    private static double[][] informative(Settings settings, double[][] noise, Randomness again) {
        int width = settings.informative();
        boolean[][] vertices = vertices(settings, again);
        double[][] values = new double[noise.length][width];
        double[] row = new double[width];
        for (int cluster = 0; cluster < settings.clusters(); cluster++) {
            for (int j = 0; j < width; j++) {
                fill(row, -1, 1, again);
                for (int i = cluster; i < noise.length; i += settings.clusters()) {
                    add(noise[i][j], row, values[i]);
                }
            }
            for (int i = cluster; i < noise.length; i += settings.clusters()) {
                for (int j = 0; j < width; j++) {
                    values[i][j] += vertices[cluster][j] ? settings.separation() : -settings.separation();
                }
            }
        }
        return values;
    }

    private static void fill(double[] values, Randomness random) {
        for (int j = 0; j < values.length; j++) {
            values[j] = random.gaussian(1);
        }
    }

    private static void fill(double[] values, double low, double high, Randomness random) {
        for (int j = 0; j < values.length; j++) {
            values[j] = random.uniform(low, high);
        }
    }

    /** {@code target} += {@code factor} · {@code values}. */
    private static void add(double factor, double[] values, double[] target) {
        for (int j = 0; j < target.length; j++) {
            target[j] += factor * values[j];
        }
    }

    private static double[] times(double[] vector, double[][] matrix) {
        double[] product = new double[matrix.length == 0 ? 0 : matrix[0].length];
        for (int i = 0; i < vector.length; i++) {
            add(vector[i], matrix[i], product);
        }
        return product;
    }

    /** Puts {@code values} where the features from number {@code first} on are. */
    private static void scatter(double[] values, int first, int[] place, double[] point) {
        for (int j = 0; j < values.length; j++) {
            point[place[first + j]] = values[j];
        }
    }
}
