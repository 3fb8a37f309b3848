package io.clade.partition.hierarchy;

import io.clade.data.Labels;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tree of clusters that agglomeration makes: n samples, then n − 1 merges in the order of their heights; immutable.
 * Nodes 0 … n − 1 are the samples; node n + i is the result of merge i.
 */
public final class Dendrogram {

    private final int[] left;
    private final int[] right;
    private final double[] heights;
    private final int[] sizes;

    /** Nodes by merge, as the class describes them. */
    private Dendrogram(int[] left, int[] right, double... heights) {
        this.left = left;
        this.right = right;
        this.heights = heights;
        this.sizes = new int[heights.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size(left[i]) + size(right[i]);
        }
    }

    /**
     * The tree of merges in any order.
     *
     * @param first a sample of one of the clusters that merge i joins
     * @param second a sample of the other
     * @param heights of the merges, in the same order
     */
    static Dendrogram of(int[] first, int[] second, double... heights) {
        int merges = heights.length;
        int[] order = IntStream.range(0, merges)
                .boxed()
                .sorted((a, b) -> Double.compare(heights[a], heights[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Forest forest = new Forest(merges + 1);
        int[] left = new int[merges];
        int[] right = new int[merges];
        double[] sorted = new double[merges];
        for (int i = 0; i < merges; i++) {
            int a = forest.root(first[order[i]]);
            int b = forest.root(second[order[i]]);
            left[i] = Math.min(a, b);
            right[i] = Math.max(a, b);
            sorted[i] = heights[order[i]];
            forest.join(a, b, merges + 1 + i);
        }
        return new Dendrogram(left, right, sorted);
    }

    /**
     * The tree whose merges these are, in the order of their heights.
     *
     * @throws io.clade.input.InputException where a merge joins nodes that were not made before
     */
    public static Dendrogram ofNodes(int[] left, int[] right, double... heights) {
        int n = heights.length + 1;
        for (int i = 0; i < heights.length; i++) {
            Require.that(
                    left[i] >= 0 && left[i] < n + i && right[i] >= 0 && right[i] < n + i,
                    "Merge %s of a tree joins nodes that are not there.",
                    i + 1);
        }
        return new Dendrogram(left.clone(), right.clone(), heights.clone());
    }

    /** A union–find forest that tells which tree a node is in. */
    private static final class Forest {

        private final int[] parents;

        Forest(int samples) {
            parents = IntStream.range(0, 2 * samples).toArray();
        }

        int root(int node) {
            int root = node;
            while (parents[root] != root) {
                root = parents[root];
            }
            for (int at = node; parents[at] != root; ) {
                int next = parents[at];
                parents[at] = root;
                at = next;
            }
            return root;
        }

        void join(int a, int b, int made) {
            parents[a] = made;
            parents[b] = made;
        }
    }

    /** n */
    public int samples() {
        return heights.length + 1;
    }

    /** The lower-numbered of the nodes that merge {@code i} joined, i from 0 to n − 2. */
    public int left(int i) {
        return left[i];
    }

    /** The higher-numbered one. */
    public int right(int i) {
        return right[i];
    }

    /** The distance at which merge {@code i} took place; never falls from merge to merge. */
    public double height(int i) {
        return heights[i];
    }

    /** Samples in what merge {@code i} made. */
    public int mergedSize(int i) {
        return sizes[i];
    }

    /** A sample under {@code node}, always the same. */
    public int sample(int node) {
        int at = node;
        while (at >= samples()) {
            at = left(at - samples());
        }
        return at;
    }

    /** Samples under a node. */
    int size(int node) {
        return node <= heights.length ? 1 : sizes[node - heights.length - 1];
    }

    /**
     * The k clusters there are after n − k merges, numbered by their first samples.
     *
     * @throws io.clade.input.InputException unless 1 ≤ k ≤ n
     */
    public Labels cut(int k) {
        int n = samples();
        Require.that(k >= 1 && k <= n, "A dendrogram of %d samples has 1 to %d clusters. Got %d.", n, n, k);
        Forest forest = new Forest(n);
        for (int i = 0; i < n - k; i++) {
            forest.join(left[i], right[i], n + i);
        }
        int[] numbers = new int[2 * n];
        Arrays.fill(numbers, Labels.NONE);
        int[] codes = new int[n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            int root = forest.root(i);
            if (numbers[root] == Labels.NONE) {
                numbers[root] = next++;
            }
            codes[i] = numbers[root];
        }
        return Labels.ofCodes(codes, k);
    }

    /** The number of clusters where merges above {@code height} are undone. */
    public int clustersAt(double height) {
        int merged = 0;
        while (merged < heights.length && heights[merged] <= height) {
            merged++;
        }
        return samples() - merged;
    }

    /**
     * The lifetime of k clusters: the range of distances, from the merge that leaves k clusters to the next, over which
     * there are exactly k.
     *
     * @param k from 2 to n − 1
     */
    public double lifetime(int k) {
        return heights[samples() - k] - heights[samples() - k - 1];
    }

    /**
     * The number of clusters, 2 or more, that lives longest (A. Fred and A. K. Jain, Combining multiple clusterings using evidence
     * accumulation, IEEE Transactions on Pattern Analysis and Machine Intelligence 27(6), 2005, section 3.3): the fewest of
     * equals, 2 where there are only two samples.
     */
    public int longestLived() {
        int best = 2;
        for (int k = 3; k < samples(); k++) {
            if (lifetime(k) > lifetime(best)) {
                best = k;
            }
        }
        return best;
    }
}
