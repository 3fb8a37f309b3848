package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.data.Require;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Few informative features among many of noise, after the recipe that made the data set MADELON (I. Guyon, Design of
 * experiments of the NIPS 2003 variable selection benchmark, 2003): clusters around vertices of a hypercube, each
 * stretched by a random linear map.
 */
public final class Madelon {

    /** Above this the random maps, informative² numbers each, take more memory than the data. */
    public static final int MOST_INFORMATIVE = 1000;

    private Madelon() {}

    /**
     * What to generate.
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
        boolean[][] vertices = vertices(settings, random);
        double[][][] maps = new double[settings.clusters()][][];
        for (int c = 0; c < maps.length; c++) {
            maps[c] = map(settings.informative(), settings.informative(), random);
        }
        double[][] combinations = map(settings.informative(), settings.redundant(), random);
        int[] place = random.permutation(settings.d());
        double[][] points = new double[settings.n()][settings.d()];
        int[] labels = new int[settings.n()];
        for (int i = 0; i < settings.n(); i++) {
            int cluster = i % settings.clusters();
            labels[i] =
                    random.chance(settings.flip()) ? random.below(settings.classes()) : cluster % settings.classes();
            double[] useful = informative(vertices[cluster], maps[cluster], settings.separation(), random);
            scatter(useful, times(useful, combinations), place, points[i], random);
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
            for (int j = 0; j < columns; j++) {
                row[j] = random.uniform(-1, 1);
            }
        }
        return map;
    }

    private static double[] informative(boolean[] vertex, double[][] map, double separation, Randomness random) {
        double[] noise = new double[vertex.length];
        for (int j = 0; j < noise.length; j++) {
            noise[j] = random.gaussian(1);
        }
        double[] values = times(noise, map);
        for (int j = 0; j < values.length; j++) {
            values[j] += vertex[j] ? separation : -separation;
        }
        return values;
    }

    private static double[] times(double[] vector, double[][] matrix) {
        double[] product = new double[matrix.length == 0 ? 0 : matrix[0].length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[j] += vector[i] * matrix[i][j];
            }
        }
        return product;
    }

    private static void scatter(double[] useful, double[] combined, int[] place, double[] point, Randomness random) {
        for (int j = 0; j < point.length; j++) {
            double value = j < useful.length
                    ? useful[j]
                    : j < useful.length + combined.length ? combined[j - useful.length] : random.gaussian(1);
            point[place[j]] = value;
        }
    }
}
