package io.clade.method.competitive;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The graph that competitive Hebbian learning makes of prototypes, its components, and what they mean; immutable.
 *
 * <p>A prototype is valid where it is the nearest one of some sample. An edge between two valid prototypes has as weight the
 * samples whose first and second winners they are.
 */
public final class PrototypeGraph {

    /** The cluster of a prototype that has none. */
    public static final int NONE = -1;

    /** Whether an edge is to be kept. */
    @FunctionalInterface
    interface Rule {
        boolean keeps(int a, int b);
    }

    private final int[] sizes;
    private final int[][] edges;

    private PrototypeGraph(int[] sizes, int[][] edges) {
        this.sizes = sizes;
        this.edges = edges;
    }

    /**
     * The graph of k prototypes.
     *
     * @param first winner of each sample, 0…k−1
     * @param second winner of each sample
     */
    public static PrototypeGraph of(int k, int[] first, int[] second) {
        int[] sizes = new int[k];
        int[][] counts = new int[k][k];
        for (int i = 0; i < first.length; i++) {
            sizes[first[i]]++;
            counts[first[i]][second[i]]++;
        }
        int[][] edges = new int[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                edges[a][b] = sizes[a] > 0 && sizes[b] > 0 ? counts[a][b] + counts[b][a] : 0;
            }
        }
        return new PrototypeGraph(sizes, edges);
    }

    /** The same without the edges that {@code rule} does not keep. */
    PrototypeGraph keeping(Rule rule) {
        int[][] kept = new int[size()][size()];
        for (int a = 0; a < size(); a++) {
            for (int b = a + 1; b < size(); b++) {
                if (edges[a][b] > 0 && rule.keeps(a, b)) {
                    kept[a][b] = edges[a][b];
                    kept[b][a] = edges[a][b];
                }
            }
        }
        return new PrototypeGraph(sizes, kept);
    }

    /** Prototypes k, valid or not. */
    public int size() {
        return sizes.length;
    }

    /** Samples whose nearest prototype is {@code a}. */
    public int samples(int a) {
        return sizes[a];
    }

    /** Samples that joined {@code a} and {@code b}; 0 where there is no edge. */
    public int edge(int a, int b) {
        return edges[a][b];
    }

    /** The valid prototypes, ascending. */
    public int[] valid() {
        return IntStream.range(0, size()).filter(a -> sizes[a] > 0).toArray();
    }

    /** ‖E‖, E being 1 where there is an edge: √(2 · edges). */
    public double norm() {
        long ones = Arrays.stream(edges)
                .flatMapToInt(Arrays::stream)
                .filter(count -> count > 0)
                .count();
        return Math.sqrt(ones);
    }

    private boolean isLonely(int a) {
        return Arrays.stream(edges[a]).allMatch(count -> count == 0);
    }

    /**
     * The cluster of each prototype, from 0 in the order of their first prototypes: its connected component. {@link #NONE}
     * for prototypes that are not valid, and for lonely ones with fewer samples than {@code outliers} times the mean of the
     * valid ones, whose samples are outliers.
     *
     * @param outliers from 0 to 1
     */
    public int[] components(double outliers) {
        double mean = (double) Arrays.stream(sizes).sum() / valid().length;
        int[] component = new int[size()];
        Arrays.fill(component, NONE);
        int found = 0;
        for (int a : valid()) {
            boolean outlier = isLonely(a) && sizes[a] < outliers * mean;
            if (component[a] == NONE && !outlier) {
                spread(a, found++, component);
            }
        }
        return component;
    }

    /** Gives {@code a} and all that edges lead to the component {@code number}. */
    private void spread(int a, int number, int... component) {
        component[a] = number;
        for (int b = 0; b < size(); b++) {
            if (edges[a][b] > 0 && component[b] == NONE) {
                spread(b, number, component);
            }
        }
    }
}
