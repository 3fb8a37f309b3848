package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Indices that need no classes: they measure how near samples are to those of their own cluster and how far from
 * others. Distances are Euclidean, in the space of the points given (the input or an embedding), summed in double
 * precision.
 *
 * <p>Outliers are left out and empty clusters do not count. The n remaining samples must be in 2 ≤ k ≤ n − 1 clusters;
 * otherwise every index is NaN, as where a point is not finite. The result does not depend on the number of threads.
 *
 * <p>All throw {@link io.clade.input.InputException} unless there is one label a point.
 */
public final class InternalIndices {

    private InternalIndices() {}

    /**
     * Mean {@linkplain Silhouette silhouette}; high is good. Above {@value Silhouette#MOST} samples it is estimated
     * from so many random ones.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @return from −1 to 1, or NaN
     */
    public static double silhouette(Matrix points, Labels clusters) {
        return Silhouette.mean(points, clusters);
    }

    /**
     * The ratio of the scatter between clusters to that within,
     * {@code (Σ_q n_q ‖c_q − c‖² / (k − 1)) / (Σ_i ‖x_i − c_q(i)‖² / (n − k))}; high is good. Caliński and Harabasz, A
     * dendrite method for cluster analysis, Communications in Statistics 3, 1974; distances are squared as there. 1 by
     * convention where every point lies on its centroid.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @return 0 or more, or NaN
     */
    public static double calinskiHarabasz(Matrix points, Labels clusters) {
        ClusteredSamples samples = ClusteredSamples.of(points, clusters);
        if (!samples.isComparable()) {
            return Double.NaN;
        }
        double[][] centroids = centroids(samples);
        double within = Arrays.stream(squaredDistances(samples, centroids)).sum();
        double between = betweenScatter(samples, centroids);
        int k = samples.sizes.length;
        return within == 0 ? 1 : between / (k - 1) / (within / (samples.size() - k));
    }

    /**
     * The scatter within clusters, Σ_i ‖x_i − c_q(i)‖²: the objective of k-means.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier; one cluster will do
     * @return 0 or more
     */
    public static double scatterWithin(Matrix points, Labels clusters) {
        ClusteredSamples samples = ClusteredSamples.of(points, clusters);
        return Arrays.stream(squaredDistances(samples, centroids(samples))).sum();
    }

    /**
     * The mean over clusters of {@code max_j (s_i + s_j) / ‖c_i − c_j‖}, with s the mean distance to the centroid; low
     * is good. Davies and Bouldin, A cluster separation measure, IEEE PAMI 1, 1979. A pair whose centroids coincide
     * counts as 0 by convention, so that a wholly collapsed embedding has the value 0: look at the silhouette as well.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @return 0 or more, or NaN
     */
    public static double daviesBouldin(Matrix points, Labels clusters) {
        ClusteredSamples samples = ClusteredSamples.of(points, clusters);
        if (!samples.isComparable()) {
            return Double.NaN;
        }
        double[][] centroids = centroids(samples);
        double[] squares = squaredDistances(samples, centroids);
        double[] spread = new double[centroids.length];
        for (int i = 0; i < squares.length; i++) {
            spread[samples.clusters[i]] += Math.sqrt(squares[i]) / samples.sizes[samples.clusters[i]];
        }
        double[] worst = new double[centroids.length];
        Arrays.parallelSetAll(worst, i -> worstRatio(i, spread, centroids));
        return Arrays.stream(worst).average().orElseThrow();
    }

    private static double worstRatio(int i, double[] spread, double[][] centroids) {
        double worst = 0;
        for (int j = 0; j < spread.length; j++) {
            double squared = squaredDistance(centroids[i], centroids[j]);
            if (j != i && squared != 0) {
                worst = Math.max(worst, (spread[i] + spread[j]) / Math.sqrt(squared));
            }
        }
        return worst;
    }

    /** The mean of each cluster, k×d. */
    private static double[][] centroids(ClusteredSamples samples) {
        int width = samples.points.columns();
        double[][] means = new double[samples.sizes.length][width];
        for (int i = 0; i < samples.size(); i++) {
            double[] sum = means[samples.clusters[i]];
            for (int j = 0; j < width; j++) {
                sum[j] += samples.points.get(samples.rows[i], j);
            }
        }
        for (int q = 0; q < means.length; q++) {
            for (int j = 0; j < width; j++) {
                means[q][j] /= samples.sizes[q];
            }
        }
        return means;
    }

    /** The squared distance of each sample to the centroid of its cluster. */
    private static double[] squaredDistances(ClusteredSamples samples, double[][] centroids) {
        double[] squares = new double[samples.size()];
        Arrays.parallelSetAll(squares, i -> {
            double[] centroid = centroids[samples.clusters[i]];
            double sum = 0;
            for (int j = 0; j < centroid.length; j++) {
                double difference = samples.points.get(samples.rows[i], j) - centroid[j];
                sum += difference * difference;
            }
            return sum;
        });
        return squares;
    }

    private static double betweenScatter(ClusteredSamples samples, double[][] centroids) {
        double[] mean = new double[samples.points.columns()];
        for (int q = 0; q < centroids.length; q++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += centroids[q][j] * samples.sizes[q] / samples.size();
            }
        }
        return IntStream.range(0, centroids.length)
                .mapToDouble(q -> samples.sizes[q] * squaredDistance(centroids[q], mean))
                .sum();
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
