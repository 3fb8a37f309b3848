package io.clade.partition.spectral;

import io.clade.distance.DistancesTo;
import io.clade.partition.HeapCheck;
import io.clade.partition.Neighbourhoods;
import io.clade.partition.spectral.GraphSettings.Affinity;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * A symmetric graph of affinities between n samples, stored row by row; every sample has affinity 1 to itself;
 * immutable.
 */
public final class AffinityGraph {

    /** Samples from whose neighbours the number of all edges is estimated. */
    private static final int LOOKED_AT = 64;
    /** A column, a distance and a weight. */
    private static final int BYTES_PER_EDGE = 3 * Integer.BYTES;

    /** Share of its samples' degrees below which an edge connects nothing that the eigenvectors could tell from rounding. */
    private static final double LEAST_WEIGHT = 1e-9;

    private final int[][] columns;
    private final float[][] weights;
    private final double epsilon;
    private final double[] scales;

    private AffinityGraph(int[][] columns, float[][] weights, double epsilon, double... scales) {
        this.columns = columns;
        this.weights = weights;
        this.epsilon = epsilon;
        this.scales = scales;
    }

    /**
     * The graph of given weights, symmetric with w_ii above zero, for affinities that are not a function of a distance.
     */
    static AffinityGraph of(int[][] columns, float[][] weights) {
        return new AffinityGraph(columns, weights, 0);
    }

    /**
     * The graph of the samples of {@code distancesTo}.
     *
     * @param measured hears how many samples have been compared with all others, on any thread
     */
    public static AffinityGraph of(
            DistancesTo distancesTo, GraphSettings settings, Workers workers, IntConsumer measured) {
        double sigma = settings.sigma();
        double epsilon = settings.epsilon();
        boolean nearest = settings.affinity() == Affinity.NEIGHBOURS;
        if (!nearest && epsilon > 0) {
            requireHeap(distancesTo, (float) epsilon);
        }
        Neighbourhoods found = null;
        if (nearest || sigma == 0) {
            found = Neighbourhoods.nearest(distancesTo, settings.neighbours(), workers, measured);
            sigma = sigma == 0 ? typical(found.distances()) : sigma;
        }
        if (!nearest) {
            if (epsilon == 0) {
                epsilon = 3 * sigma;
                requireHeap(distancesTo, (float) epsilon);
            }
            found = Neighbourhoods.within(distancesTo, (float) epsilon, workers, measured);
        }
        return of(found, settings, sigma, epsilon);
    }

    private static AffinityGraph of(Neighbourhoods found, GraphSettings settings, double sigma, double epsilon) {
        int[][] columns = found.columns();
        if (settings.isLocal()) {
            LocalScales scales = LocalScales.of(found.distances());
            return new AffinityGraph(columns, scales.affinities(columns, found.distances()), epsilon, scales.values())
                    .symmetric();
        }
        double[] scales = new double[columns.length];
        Arrays.fill(scales, sigma);
        float[][] weights = affinities(columns, found.distances(), 2 * sigma * sigma);
        AffinityGraph graph = new AffinityGraph(columns, weights, epsilon, scales);
        return settings.affinity() == Affinity.NEIGHBOURS ? graph.symmetric() : graph;
    }

    /** exp(−d²/divisor), 1 of a sample with itself. */
    private static float[][] affinities(int[][] columns, float[][] distances, double divisor) {
        float[][] weights = new float[columns.length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new float[columns[i].length];
            for (int j = 0; j < weights[i].length; j++) {
                double d = distances[i][j];
                weights[i][j] = columns[i][j] == i ? 1 : (float) Math.exp(-d * d / divisor);
            }
        }
        return weights;
    }

    /**
     * Checks that a graph of samples nearer than {@code radius} fits into memory, from the number of neighbours of a
     * few samples.
     *
     * @throws io.clade.input.InputException where it does not
     */
    private static void requireHeap(DistancesTo distancesTo, float radius) {
        int n = distancesTo.size();
        int looked = Math.min(n, LOOKED_AT);
        float[] row = new float[n];
        long found = 0;
        for (int i = 0; i < looked; i++) {
            int sample = (int) ((long) i * n / looked);
            distancesTo.measure(distancesTo.sample(sample), 0, n, row, 0);
            found += Neighbourhoods.within(row, sample, radius).length;
        }
        double each = (double) found / looked;
        HeapCheck.require(
                n * each * BYTES_PER_EDGE,
                String.format(
                        Locale.ROOT,
                        "With epsilon %.3g each of the %s samples has about %.0f neighbours, and the graph needs %%s",
                        radius,
                        n,
                        each),
                "or take a smaller --set epsilon=…, fewer --set landmarks=…, or affinity=neighbours");
    }

    /** The median over the samples of the distance from the farthest that each is connected with; never zero. */
    private static double typical(float[][] distances) {
        double[] farthest = new double[distances.length];
        for (int i = 0; i < farthest.length; i++) {
            for (float distance : distances[i]) {
                farthest[i] = Math.max(farthest[i], distance);
            }
        }
        Arrays.sort(farthest);
        double median = farthest[farthest.length / 2];
        return median > 0 ? median : Math.max(farthest[farthest.length - 1], Double.MIN_NORMAL);
    }

    /** The graph (W + Wᵀ)/2, since a kNN graph need not be symmetric. */
    private AffinityGraph symmetric() {
        int n = columns.length;
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j : columns[i]) {
                counts[j]++;
            }
        }
        int[][] from = new int[n][];
        float[][] of = new float[n][];
        Arrays.setAll(from, j -> new int[counts[j]]);
        Arrays.setAll(of, j -> new float[counts[j]]);
        for (int i = n - 1; i >= 0; i--) {
            for (int e = 0; e < columns[i].length; e++) {
                int j = columns[i][e];
                from[j][--counts[j]] = i;
                of[j][counts[j]] = weights[i][e];
            }
        }
        int[][] both = new int[n][];
        float[][] means = new float[n][];
        for (int i = 0; i < n; i++) {
            merge(i, from[i], of[i], both, means);
        }
        return new AffinityGraph(both, means, epsilon, scales);
    }

    /** Writes half the sum of two ascending rows. */
    private void merge(int i, int[] other, float[] otherWeights, int[][] both, float[][] means) {
        int[] own = columns[i];
        int[] merged = new int[own.length + other.length];
        float[] half = new float[merged.length];
        int count = 0;
        for (int a = 0, b = 0; a < own.length || b < other.length; count++) {
            int next = Math.min(
                    a < own.length ? own[a] : Integer.MAX_VALUE, b < other.length ? other[b] : Integer.MAX_VALUE);
            merged[count] = next;
            if (a < own.length && own[a] == next) {
                half[count] += weights[i][a++] / 2;
            }
            if (b < other.length && other[b] == next) {
                half[count] += otherWeights[b++] / 2;
            }
        }
        both[i] = Arrays.copyOf(merged, count);
        means[i] = Arrays.copyOf(half, count);
    }

    /**
     * The same, every sample standing for some equal ones: an edge weighs as much as there are pairs of them.
     *
     * @param copies of each sample, itself among them
     */
    public AffinityGraph counted(int... copies) {
        float[][] counted = new float[columns.length][];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = weights[i].clone();
            for (int e = 0; e < counted[i].length; e++) {
                counted[i][e] *= (float) copies[i] * copies[columns[i][e]];
            }
        }
        return new AffinityGraph(columns, counted, epsilon, scales);
    }

    /** The number of samples. */
    public int size() {
        return columns.length;
    }

    /** The samples connected with sample {@code i}, ascending; not to be written to. */
    int[] columns(int i) {
        return columns[i];
    }

    /** The affinities to the samples of {@link #columns}. */
    float[] weights(int i) {
        return weights[i];
    }

    /** ε of the graph, 0 where it has none. */
    public double epsilon() {
        return epsilon;
    }

    /** σ of every sample, all the same where it was given or ε is; none where affinities are no function of a distance. */
    public double[] scales() {
        return scales.clone();
    }

    /** Σ_j w_ij of every sample. */
    double[] degrees() {
        double[] degrees = new double[columns.length];
        for (int i = 0; i < degrees.length; i++) {
            for (float weight : weights[i]) {
                degrees[i] += weight;
            }
        }
        return degrees;
    }

    /** The number of connected components; an edge whose weight is nothing beside its samples' degrees connects nothing. */
    public int parts() {
        int[] stack = new int[columns.length];
        boolean[] seen = new boolean[columns.length];
        double[] own = degrees();
        int parts = 0;
        for (int start = 0; start < columns.length; start++) {
            if (!seen[start]) {
                parts++;
                seen[start] = true;
                stack[0] = start;
                for (int top = 1; top > 0; ) {
                    int at = stack[--top];
                    for (int e = 0; e < columns[at].length; e++) {
                        int j = columns[at][e];
                        if (!seen[j] && weights[at][e] > LEAST_WEIGHT * Math.sqrt(own[at] * own[j])) {
                            seen[j] = true;
                            stack[top++] = j;
                        }
                    }
                }
            }
        }
        return parts;
    }
}
