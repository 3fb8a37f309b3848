package io.clade.run.choice;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.InternalIndices;
import io.clade.evaluation.Silhouette;
import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The results of every number of clusters on one set of samples, one value for each number.
 *
 * @param scatter W, within clusters
 * @param silhouettes means
 */
record SweepResult(List<Double> scatter, List<Double> silhouettes) {

    /** Share of the samples in a resample. */
    private static final double SHARE = 0.8;

    static SweepResult of(Matrix points, int[] numbers, KSweep sweep, long seed) {
        List<Labels> clusterings = sweep.clusters(points, numbers, seed);
        return new SweepResult(
                clusterings.stream()
                        .map(clusters -> InternalIndices.scatterWithin(points, clusters))
                        .toList(),
                Arrays.stream(Silhouette.means(points, clusterings)).boxed().toList());
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
