package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much nearer each sample is to its own cluster than to the next one: {@code s = (b − a) / max(a, b)}, with a the
 * mean distance to the other members of its cluster and b the least mean distance to the members of another. Rousseeuw,
 * Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, J. Comput. Appl. Math. 20,
 * 1987. The only member of a cluster has s = 0, and so has a sample with a = b = 0.
 *
 * <p>Exact up to {@value #MOST} samples in clusters. Above, so many are drawn from them, always with the same seed, so
 * that the same clustering gets the same value; a cluster that is hardly drawn then weighs little, as in any sample.
 * Time is O(min(n, {@value #MOST})² d), on all processors, memory O(n).
 */
public final class Silhouette {

    /** The largest number of samples that distances are computed for. */
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
     * @throws io.clade.data.InputException unless there is one label a point
     */
    public static double[] values(Matrix points, Labels clusters) {
        Clustered samples = Clustered.sampled(points, clusters, MOST, SEED);
        double[] values = new double[points.rows()];
        Arrays.fill(values, Double.NaN);
        double[] drawn = of(samples);
        for (int i = 0; i < drawn.length; i++) {
            values[samples.rows[i]] = drawn[i];
        }
        return values;
    }

    /** The mean over the samples drawn, or NaN. */
    static double mean(Matrix points, Labels clusters) {
        return Arrays.stream(of(Clustered.sampled(points, clusters, MOST, SEED)))
                .average()
                .orElse(Double.NaN);
    }

    /** One value a sample of {@code samples}, none where the index is not defined. */
    private static double[] of(Clustered samples) {
        if (!samples.isComparable()) {
            return new double[0];
        }
        double[] values = new double[samples.size()];
        int blocks = (samples.size() + DistanceBlock.EDGE - 1) / DistanceBlock.EDGE;
        IntStream.range(0, blocks).parallel().forEach(block -> fill(values, block * DistanceBlock.EDGE, samples));
        return values;
    }

    /** The values of one block of samples: each block belongs to one thread, so the order of every sum is fixed. */
    private static void fill(double[] values, int from, Clustered samples) {
        int to = Math.min(from + DistanceBlock.EDGE, samples.size());
        double[][] sums = new double[to - from][samples.sizes.length];
        var distances = new DistanceBlock(samples);
        for (int other = 0; other < samples.size(); other += DistanceBlock.EDGE) {
            distances.compute(from, other);
            int end = Math.min(other + DistanceBlock.EDGE, samples.size());
            for (int i = from; i < to; i++) {
                for (int j = other; j < end; j++) {
                    sums[i - from][samples.clusters[j]] += distances.get(i - from, j - other);
                }
            }
        }
        for (int i = from; i < to; i++) {
            values[i] = value(sums[i - from], samples.clusters[i], samples.sizes);
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
