package io.clade.run.choice;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.InternalIndices;
import io.clade.evaluation.Silhouette;
import io.clade.evaluation.quality.MergeHint;
import io.clade.evaluation.quality.SplitHint;
import io.clade.random.RandomOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The results of every number of clusters on one set of samples, one value for each number.
 *
 * @param scatter W, within clusters
 * @param silhouettes means over the samples
 * @param clusterSilhouettes means over the clusters, see {@link Silhouette.Means}
 * @param misplaced see {@link Criteria#misplaced}; empty of references, where nobody asks
 */
record SweepResult(
        List<Double> scatter, List<Double> silhouettes, List<Double> clusterSilhouettes, List<Integer> misplaced) {

    /**
     * Clusters that hold this share of the samples must be large enough to be compared with others. Smaller ones than are looked
     * into for two count as one: fewer clusters, which are larger, show what they would hide.
     */
    private static final double JUDGED = 0.5;

    /** Share of the samples in a resample. */
    private static final double SHARE = 0.8;

    SweepResult {
        // What an earlier version kept of an unfinished choice has none.
        clusterSilhouettes = clusterSilhouettes == null ? silhouettes : clusterSilhouettes;
    }

    /** That of samples without clusters. */
    static SweepResult ofReference(Matrix points, int[] numbers, KSweep sweep, long seed) {
        return of(points, sweep.clusters(points, numbers, seed), List.of());
    }

    /** That of the samples in question. */
    static SweepResult of(Matrix points, int[] numbers, KSweep sweep, long seed) {
        List<Labels> clusterings = sweep.clusters(points, numbers, seed);
        List<Integer> misplaced = new ArrayList<>();
        clusterings.forEach(clusters -> misplaced.add(misplaced(points, clusters)));
        return of(points, clusterings, misplaced);
    }

    private static SweepResult of(Matrix points, List<Labels> clusterings, List<Integer> misplaced) {
        List<Silhouette.Means> silhouettes = Silhouette.means(points, clusterings);
        return new SweepResult(
                clusterings.stream()
                        .map(clusters -> InternalIndices.scatterWithin(points, clusters))
                        .toList(),
                silhouettes.stream().map(Silhouette.Means::ofSamples).toList(),
                silhouettes.stream().map(Silhouette.Means::ofClusters).toList(),
                misplaced);
    }

    /**
     * The lower of both means of the {@code i}-th number: that over the samples rises with every stray sample which becomes a
     * cluster of its own, and that over the clusters where two small ones are merged.
     */
    double lowerSilhouette(int i) {
        return Math.min(silhouettes.get(i), clusterSilhouettes.get(i));
    }

    private static Integer misplaced(Matrix points, Labels clusters) {
        int judged = Arrays.stream(clusters.sizes())
                .filter(size -> size >= MergeHint.LEAST_SIZE)
                .sum();
        return judged < JUDGED * points.rows()
                ? null
                : MergeHint.hints(points, clusters).size()
                        + SplitHint.hints(points, clusters).size();
    }

    /**
     * The stability of every number of clusters: the adjusted Rand index between the clusters of two resamples, on the
     * samples that are in both.
     */
    static double[] stability(Matrix points, int[] numbers, KSweep sweep, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] first = resample(points.rows(), random);
        int[] second = resample(points.rows(), random);
        List<Labels> ofFirst = sweep.clusters(points.selectRows(first), numbers, random.nextLong());
        List<Labels> ofSecond = sweep.clusters(points.selectRows(second), numbers, random.nextLong());
        int[] inFirst = places(first, second);
        int[] inSecond = places(second, first);
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> ExternalIndices.ari(
                        ofFirst.get(i).select(inFirst), ofSecond.get(i).select(inSecond)))
                .toArray();
    }

    /** Rows drawn without replacement, ascending. */
    private static int[] resample(int n, SplittableRandom random) {
        return RandomOrder.part(n, (int) Math.ceil(SHARE * n), random);
    }

    /** The positions in {@code rows} of those rows that are in {@code others} too; both ascending. */
    private static int[] places(int[] rows, int... others) {
        return IntStream.range(0, rows.length)
                .filter(i -> Arrays.binarySearch(others, rows[i]) >= 0)
                .toArray();
    }
}
