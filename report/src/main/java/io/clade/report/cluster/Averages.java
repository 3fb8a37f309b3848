package io.clade.report.cluster;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import java.util.Optional;

/** Mean and spread of every number of a sample, over all samples and in each cluster, from one pass over the data. */
public final class Averages {

    /** Above so many numbers the clusters' means are left out rather than fill the memory. */
    private static final long MOST = 20_000_000;

    private final double[] mean;
    private final double[] deviation;
    private final double[][] clusterMean;

    private Averages(double[] mean, double[] deviation, double[][] clusterMean) {
        this.mean = mean;
        this.deviation = deviation;
        this.clusterMean = clusterMean;
    }

    /** Of the n samples of {@code data} in {@code clusters}. */
    public static Averages of(Dataset data, Labels clusters) {
        int width = data.shape().size();
        boolean few = (long) width * clusters.count() <= MOST;
        double[][] sums = few ? new double[clusters.count()][width] : new double[0][];
        double[] mean = new double[width];
        double[] squares = new double[width];
        float[] sample = new float[width];
        for (int i = 0; i < data.size(); i++) {
            data.copy(i, sample, 0);
            include(sample, i + 1, mean, squares);
            if (few && clusters.get(i) != Labels.NONE) {
                add(sample, sums[clusters.get(i)]);
            }
        }
        for (int j = 0; j < width; j++) {
            squares[j] = Math.sqrt(squares[j] / Math.max(1, data.size() - 1));
        }
        int[] sizes = clusters.sizes();
        for (int c = 0; c < sums.length; c++) {
            for (int j = 0; j < width; j++) {
                sums[c][j] /= Math.max(1, sizes[c]);
            }
        }
        return new Averages(mean, squares, sums);
    }

    /** Welford's update: the sum of squares stays exact where the mean is large beside the spread. */
    private static void include(float[] sample, int count, double[] mean, double[] squares) {
        for (int j = 0; j < sample.length; j++) {
            double distance = sample[j] - mean[j];
            mean[j] += distance / count;
            squares[j] += distance * (sample[j] - mean[j]);
        }
    }

    private static void add(float[] sample, double[] sum) {
        for (int j = 0; j < sample.length; j++) {
            sum[j] += sample[j];
        }
    }

    /** Over all samples. */
    public double mean(int position) {
        return mean[position];
    }

    /** Standard deviation over all samples, with n − 1. */
    public double deviation(int position) {
        return deviation[position];
    }

    /** How many standard deviations {@code value} lies from the mean; 0 for a constant feature. */
    public double standardised(int position, double value) {
        return deviation[position] > 0 ? (value - mean[position]) / deviation[position] : 0;
    }

    /** The mean sample of a cluster; empty where there are too many numbers to have kept it. */
    public Optional<float[]> clusterMean(int cluster) {
        if (clusterMean.length == 0) {
            return Optional.empty();
        }
        float[] values = new float[mean.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (float) clusterMean[cluster][j];
        }
        return Optional.of(values);
    }
}
