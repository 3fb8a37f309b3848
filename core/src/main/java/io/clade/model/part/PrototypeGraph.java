package io.clade.model.part;

import io.clade.network.weight.Weights;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The graph of prototypes that competitive Hebbian learning makes; its components are clusters; immutable.
 *
 * <p>A prototype is valid where it is the nearest one of some sample. The weight of an edge between two valid
 * prototypes is the number of samples whose first and second winners they are. Edges that a rule rejects are cut: they
 * no longer connect, but the graph still lists them.
 */
public final class PrototypeGraph implements ModelPart {

    /** The cluster of a prototype that has none. */
    public static final int NONE = -1;

    private static final String SAMPLES = "samples";
    private static final String EDGES = "edges";
    private static final String CUT_EDGES = "cut_edges";
    private static final String COMPONENTS = "components";

    static final PartFormat<PrototypeGraph> FORMAT =
            new PartFormat<>("prototype_graph", PrototypeGraph.class, PrototypeGraph::read);

    /** A rule that says whether an edge is kept. */
    @FunctionalInterface
    public interface Rule {
        boolean keeps(int a, int b);
    }

    private final int[] sizes;
    private final int[][] edges;
    private final int[][] cuts;
    private final int[] clusters;

    private PrototypeGraph(int[] sizes, int[][] edges, int[][] cuts, int[] clusters) {
        this.sizes = sizes;
        this.edges = edges;
        this.cuts = cuts;
        this.clusters = clusters;
    }

    /**
     * The graph of k prototypes, no edge cut, without outliers.
     *
     * @param first winner of each sample, 0…k−1
     * @param second winner of each sample
     */
    public static PrototypeGraph of(int k, int[] first, int[] second) {
        int[][] counts = new int[k][k];
        for (int i = 0; i < first.length; i++) {
            counts[first[i]][second[i]]++;
        }
        return of(counts);
    }

    /**
     * The graph of k prototypes from the number of samples whose first winner is a and whose second is b, in row a and
     * column b: k×k.
     */
    public static PrototypeGraph of(int[][] counts) {
        int k = counts.length;
        int[] sizes =
                Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        int[][] edges = new int[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                edges[a][b] = sizes[a] > 0 && sizes[b] > 0 ? counts[a][b] + counts[b][a] : 0;
            }
        }
        return joined(sizes, edges, new int[k][k], 0);
    }

    private static PrototypeGraph joined(int[] sizes, int[][] edges, int[][] cuts, double outliers) {
        return new PrototypeGraph(sizes, edges, cuts, components(sizes, edges, outliers));
    }

    /** This graph without outliers, with the edges cut that {@code rule} rejects. */
    public PrototypeGraph keeping(Rule rule) {
        int[][] kept = new int[size()][size()];
        int[][] cut = new int[size()][size()];
        for (int a = 0; a < size(); a++) {
            for (int b = a + 1; b < size(); b++) {
                int[][] target = edges[a][b] > 0 && rule.keeps(a, b) ? kept : cut;
                target[a][b] = edges[a][b] + (target == cut ? cuts[a][b] : 0);
                target[b][a] = target[a][b];
            }
        }
        return joined(sizes, kept, cut, 0);
    }

    /**
     * This graph where prototypes without edges and with fewer samples than {@code share} times the mean of the valid
     * ones are in no cluster: their samples are outliers.
     *
     * @param share from 0 to 1
     */
    public PrototypeGraph withOutliers(double share) {
        return joined(sizes, edges, cuts, share);
    }

    /** This graph without the prototypes that are not valid; the others are numbered anew in their order. */
    public PrototypeGraph pruned() {
        int[] valid = valid();
        return new PrototypeGraph(
                selected(sizes, valid), selected(edges, valid), selected(cuts, valid), selected(clusters, valid));
    }

    private static int[] selected(int[] values, int... positions) {
        return Arrays.stream(positions).map(a -> values[a]).toArray();
    }

    private static int[][] selected(int[][] square, int... positions) {
        return Arrays.stream(positions)
                .mapToObj(a -> selected(square[a], positions))
                .toArray(int[][]::new);
    }

    /** The component of each prototype; components are numbered from 0 by their first prototypes. */
    private static int[] components(int[] sizes, int[][] edges, double outliers) {
        double mean = Arrays.stream(sizes).filter(size -> size > 0).average().orElse(0);
        int[] component = new int[sizes.length];
        Arrays.fill(component, NONE);
        int found = 0;
        for (int a = 0; a < sizes.length; a++) {
            boolean lonely = Arrays.stream(edges[a]).allMatch(count -> count == 0);
            boolean outlier = lonely && sizes[a] < outliers * mean;
            if (sizes[a] > 0 && component[a] == NONE && !outlier) {
                spread(edges, a, found++, component);
            }
        }
        return component;
    }

    /** Puts {@code start} and all prototypes that edges lead to into component {@code number}. */
    private static void spread(int[][] edges, int start, int number, int... component) {
        component[start] = number;
        Deque<Integer> reached = new ArrayDeque<>();
        reached.add(start);
        while (!reached.isEmpty()) {
            int[] own = edges[reached.remove()];
            for (int b = 0; b < own.length; b++) {
                if (own[b] > 0 && component[b] == NONE) {
                    component[b] = number;
                    reached.add(b);
                }
            }
        }
    }

    /** Prototypes k, valid or not. */
    public int size() {
        return sizes.length;
    }

    /** Samples whose nearest prototype is {@code a}. */
    public int samples(int a) {
        return sizes[a];
    }

    /** Samples that joined {@code a} and {@code b}; 0 where there is no edge or it is cut. */
    public int edge(int a, int b) {
        return edges[a][b];
    }

    /** Samples of the edge between {@code a} and {@code b} that was cut; 0 where there was none or it is kept. */
    public int cut(int a, int b) {
        return cuts[a][b];
    }

    /** The valid prototypes, ascending. */
    public int[] valid() {
        return IntStream.range(0, size()).filter(a -> sizes[a] > 0).toArray();
    }

    /** The cluster of prototype {@code a}, from 0, or {@link #NONE}. */
    public int cluster(int a) {
        return clusters[a];
    }

    /** The number of clusters. */
    public int clusters() {
        return Arrays.stream(clusters).max().orElse(NONE) + 1;
    }

    /** The number of samples in no cluster. */
    public int outliers() {
        return IntStream.range(0, size())
                .filter(a -> clusters[a] == NONE)
                .map(a -> sizes[a])
                .sum();
    }

    /** ‖E‖ = √(2 · edges), where E is 1 at every edge. */
    public double norm() {
        long ones = Arrays.stream(edges)
                .flatMapToInt(Arrays::stream)
                .filter(count -> count > 0)
                .count();
        return Math.sqrt(ones);
    }

    /** The components alone, which a network needs to assign samples. */
    public Weights components() {
        return Weights.builder()
                .put(COMPONENTS, new long[] {size()}, floats(clusters))
                .build();
    }

    @Override
    public Weights arrays() {
        long p = size();
        return Weights.builder()
                .put(SAMPLES, new long[] {p}, floats(sizes))
                .put(EDGES, new long[] {p, p}, flat(edges))
                .put(CUT_EDGES, new long[] {p, p}, flat(cuts))
                .build()
                .with(components());
    }

    private static PrototypeGraph read(Weights arrays) {
        return new PrototypeGraph(
                ints(arrays.require(SAMPLES).values()),
                square(arrays.require(EDGES).values()),
                square(arrays.require(CUT_EDGES).values()),
                ints(arrays.require(COMPONENTS).values()));
    }

    private static float[] flat(int[][] square) {
        return floats(Arrays.stream(square).flatMapToInt(Arrays::stream).toArray());
    }

    private static int[][] square(float... flat) {
        int p = (int) Math.round(Math.sqrt(flat.length));
        return IntStream.range(0, p)
                .mapToObj(a -> ints(Arrays.copyOfRange(flat, a * p, (a + 1) * p)))
                .toArray(int[][]::new);
    }

    private static float[] floats(int... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static int[] ints(float... values) {
        return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
    }
}
