package io.clade.report.sample;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Mean and spread of every number of a sample, over all samples and in each cluster, from one pass over the data. A series
 * counts up to its own end.
 */
public final class Averages {

    /** The most numbers of the clusters' means; larger means are left out to save memory. */
    private static final long MOST = 20_000_000;

    /** The numbers of a step of a series, or of a whole sample of another kind. */
    private final int perStep;

    private final int[] counts;
    private final double[] mean;
    private final double[] deviation;
    private final double[] within;
    private final int[][] clusterCounts;
    private final double[][] clusterMean;

    private Averages(Dataset data, Labels clusters) {
        int width = data.shape().size();
        boolean series = data.kind() == Kind.SERIES;
        boolean few = (long) width * clusters.count() <= MOST;
        perStep = series ? data.shape().extent(1) : width;
        counts = new int[width / perStep];
        mean = new double[width];
        deviation = new double[width];
        within = new double[width];
        clusterMean = few ? new double[clusters.count()][width] : new double[0][];
        clusterCounts = few ? new int[clusters.count()][counts.length] : new int[0][];
        float[] sample = new float[width];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, sample, 0);
            int used = series ? data.length(i) * perStep : width;
            include(sample, used, counts, mean, deviation);
            if (few && clusters.get(i) != Labels.NONE) {
                include(sample, used, clusterCounts[clusters.get(i)], clusterMean[clusters.get(i)], within);
            }
        }
        for (int j = 0; j < width; j++) {
            deviation[j] = Math.sqrt(deviation[j] / Math.max(1, counts[j / perStep] - 1));
            within[j] = Math.sqrt(within[j] / Math.max(1, freedom(j / perStep)));
        }
    }

    /** The averages of the n samples of {@code data} in {@code clusters}. */
    public static Averages of(Dataset data, Labels clusters) {
        return new Averages(data, clusters);
    }

    /** Welford's update: the sum of squares stays exact where the mean is large beside the spread. */
    private void include(float[] sample, int used, int[] counts, double[] mean, double[] squares) {
        for (int step = 0; step < used / perStep; step++) {
            counts[step]++;
        }
        for (int j = 0; j < used; j++) {
            double distance = sample[j] - mean[j];
            mean[j] += distance / counts[j / perStep];
            squares[j] += distance * (sample[j] - mean[j]);
        }
    }

    /** The degrees of freedom: samples in clusters minus clusters. */
    private int freedom(int step) {
        int freedom = 0;
        for (int[] of : clusterCounts) {
            freedom += Math.max(0, of[step] - 1);
        }
        return freedom;
    }

    /** The mean over all samples. */
    public double mean(int position) {
        return mean[position];
    }

    /** The standard deviation over all samples, with n − 1. */
    public double deviation(int position) {
        return deviation[position];
    }

    /** The standard deviation within the clusters, s = √(Σ_i (x_i − mean of i's cluster)² / (n − k)). */
    public double within(int position) {
        return within[position];
    }

    /** The distance of {@code value} from the mean in standard deviations; 0 for a constant feature. */
    public double standardised(int position, double value) {
        return deviation[position] > 0 ? (value - mean[position]) / deviation[position] : 0;
    }

    /** The mean sample of a cluster; empty where there were too many numbers to keep it. */
    public Optional<float[]> clusterMean(int cluster) {
        return clusterMean.length == 0 ? Optional.empty() : Optional.of(floats(clusterMean[cluster]));
    }

    /** The mean of the samples that are not in {@code cluster}; of all where there are none. */
    double others(int cluster, int position) {
        double all = counts[position / perStep];
        double own = clusterCounts[cluster][position / perStep];
        return all == own
                ? mean[position]
                : mean[position] + own * (mean[position] - clusterMean[cluster][position]) / (all - own);
    }

    /** The same at every position. */
    float[] others(int cluster) {
        double[] values = new double[mean.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = others(cluster, j);
        }
        return floats(values);
    }

    /**
     * The standardised mean difference (mean of the cluster − mean of all other samples) / {@link #within}: infinite where
     * they differ and no cluster varies, 0 where they do not differ.
     */
    double difference(int cluster, int position) {
        double apart = clusterMean[cluster][position] - others(cluster, position);
        return clusterCounts[cluster][position / perStep] == 0 || apart == 0 ? 0 : apart / within[position];
    }

    /** True if at {@code step} at least half of the cluster's series go on, and half of the others'. */
    boolean isCommon(int cluster, int step) {
        int own = clusterCounts[cluster][step];
        int all = clusterCounts[cluster][0];
        return 2 * own >= all && 2 * (counts[step] - own) >= counts[0] - all;
    }

    /** The {@code most} positions at which {@code sample} is farthest from the mean, in standard deviations, the farthest first. */
    public List<Integer> telling(float[] sample, int most) {
        return IntStream.range(0, sample.length)
                .boxed()
                .sorted(Comparator.comparing((Integer j) -> -Math.abs(standardised(j, sample[j]))))
                .limit(most)
                .toList();
    }

    /** Steps that at least half of the cluster's series have. */
    public int usualLength(int cluster) {
        int steps = 0;
        while (steps < counts.length && 2 * clusterCounts[cluster][steps] >= clusterCounts[cluster][0]) {
            steps++;
        }
        return steps;
    }

    private static float[] floats(double... values) {
        float[] single = new float[values.length];
        for (int j = 0; j < values.length; j++) {
            single[j] = (float) values[j];
        }
        return single;
    }
}
