package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The silhouette of each sample, which compares its distances to its own cluster and to the next one:
 * {@code s = (b − a) / max(a, b)}, with a the mean distance to the other members of its cluster and b the least mean
 * distance to the members of another. Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation of
 * cluster analysis, J. Comput. Appl. Math. 20, 1987. The only member of a cluster has s = 0, and so has a sample with a
 * = b = 0.
 *
 * <p>Exact up to {@value #MOST} samples in clusters. Above, so many are drawn from them, always with the same seed, so
 * that the same clustering gets the same value; a cluster of which few samples are drawn then weighs little. Time is
 * O(min(n, {@value #MOST})² d), on all processors, memory O(n).
 */
public final class Silhouette {

    /** The largest number of samples whose distances are computed. */
    public static final int MOST = 5000;

    private static final long SEED = 5000;

    private Silhouette() {}

    /**
     * The silhouette of each sample, for a profile.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @return n values from −1 to 1; NaN for outliers and for samples that were not drawn, all NaN where the index is
     *     not defined (see {@link InternalIndices})
     * @throws io.clade.input.InputException unless there is one label a point
     */
    public static double[] values(Matrix points, Labels clusters) {
        ClusteredSamples samples = ClusteredSamples.sampled(points, clusters, MOST, SEED);
        double[] values = new double[points.rows()];
        Arrays.fill(values, Double.NaN);
        double[] drawn = of(List.of(samples))[0];
        for (int i = 0; i < drawn.length; i++) {
            values[samples.rows[i]] = drawn[i];
        }
        return values;
    }

    /** The mean over the samples drawn, or NaN. */
    static double mean(Matrix points, Labels clusters) {
        return means(points, List.of(clusters)).get(0).ofSamples();
    }

    /**
     * The means of the silhouettes of one clustering, or NaN.
     *
     * @param ofSamples over the samples drawn
     * @param ofClusters over the clusters, of the means of their samples: a small cluster counts as much as a large one, and one of a
     *     single sample as 0
     */
    public record Means(double ofSamples, double ofClusters) {

        private static Means of(ClusteredSamples samples, double... values) {
            double[] sums = new double[samples.sizes.length];
            for (int i = 0; i < values.length; i++) {
                sums[samples.clusters[i]] += values[i];
            }
            return new Means(
                    Arrays.stream(values).average().orElse(Double.NaN),
                    values.length == 0
                            ? Double.NaN
                            : IntStream.range(0, sums.length)
                                    .mapToDouble(q -> sums[q] / samples.sizes[q])
                                    .average()
                                    .orElse(Double.NaN));
        }
    }

    /**
     * The mean silhouettes of each of several clusterings of the same points, whose distances are computed once.
     *
     * @param points n×d
     * @param clusterings one or more, n codes each; NONE marks an outlier, the same samples in all of them
     * @return values from −1 to 1, or NaN, for each clustering
     * @throws io.clade.input.InputException unless there is one label a point, and outliers are the same
     */
    public static List<Means> means(Matrix points, List<Labels> clusterings) {
        List<ClusteredSamples> samples = clusterings.stream()
                .map(clusters -> ClusteredSamples.sampled(points, clusters, MOST, SEED))
                .toList();
        Require.that(
                samples.stream().allMatch(each -> Arrays.equals(each.rows, samples.get(0).rows)),
                "Clusterings that are measured together must have the same outliers.");
        double[][] values = of(samples);
        return IntStream.range(0, values.length)
                .mapToObj(i -> Means.of(samples.get(i), values[i]))
                .toList();
    }

    /** One value a sample for each clustering; no values where the index is not defined. */
    private static double[][] of(List<ClusteredSamples> clusterings) {
        List<ClusteredSamples> measured =
                clusterings.stream().filter(ClusteredSamples::isComparable).toList();
        double[][] values = new double[clusterings.size()][0];
        if (measured.isEmpty()) {
            return values;
        }
        int n = measured.get(0).size();
        double[][] filled = new double[measured.size()][n];
        int blocks = (n + DistanceBlock.EDGE - 1) / DistanceBlock.EDGE;
        IntStream.range(0, blocks).parallel().forEach(block -> fill(filled, block * DistanceBlock.EDGE, measured));
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = clusterings.get(i).isComparable() ? filled[next++] : values[i];
        }
        return values;
    }

    /** The values of one block of samples: each block belongs to one thread, so the order of every sum is fixed. */
    private static void fill(double[][] values, int from, List<ClusteredSamples> clusterings) {
        ClusteredSamples samples = clusterings.get(0);
        int to = Math.min(from + DistanceBlock.EDGE, samples.size());
        double[][][] sums = new double[clusterings.size()][to - from][];
        for (int c = 0; c < sums.length; c++) {
            int k = clusterings.get(c).sizes.length;
            Arrays.setAll(sums[c], i -> new double[k]);
        }
        var distances = new DistanceBlock(samples);
        for (int other = 0; other < samples.size(); other += DistanceBlock.EDGE) {
            distances.compute(from, other);
            int end = Math.min(other + DistanceBlock.EDGE, samples.size());
            for (int i = 0; i < to - from; i++) {
                for (int j = other; j < end; j++) {
                    double distance = distances.get(i, j - other);
                    for (int c = 0; c < sums.length; c++) {
                        sums[c][i][clusterings.get(c).clusters[j]] += distance;
                    }
                }
            }
        }
        for (int c = 0; c < sums.length; c++) {
            ClusteredSamples own = clusterings.get(c);
            for (int i = from; i < to; i++) {
                values[c][i] = value(sums[c][i - from], own.clusters[i], own.sizes);
            }
        }
    }

    private static double value(double[] sums, int own, int[] sizes) {
        if (sizes[own] == 1) {
            // Its distance to itself: 0, unless the point is not finite.
            return sums[own];
        }
        double a = sums[own] / (sizes[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int q = 0; q < sums.length; q++) {
            if (q != own) {
                b = Math.min(b, sums[q] / sizes[q]);
            }
        }
        double larger = Math.max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }
}
