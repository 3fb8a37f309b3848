package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.stream.IntStream;

/** The means of clusters, in double precision. */
final class Centroids {

    private final double[][] means;
    private final int[] sizes;

    private Centroids(double[][] means, int... sizes) {
        this.means = means;
        this.sizes = sizes;
    }

    static Centroids of(Matrix points, Labels clusters) {
        double[][] means = new double[clusters.count()][points.columns()];
        for (int i = 0; i < points.rows(); i++) {
            if (clusters.get(i) != Labels.NONE) {
                double[] sum = means[clusters.get(i)];
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += points.get(i, j);
                }
            }
        }
        int[] sizes = clusters.sizes();
        for (int q = 0; q < means.length; q++) {
            for (int j = 0; j < means[q].length; j++) {
                means[q][j] /= sizes[q];
            }
        }
        return new Centroids(means, sizes);
    }

    /** The mean of cluster {@code q}; not to be written to, NaN where it is empty. */
    double[] of(int q) {
        return means[q];
    }

    /** The mean of all samples in clusters. */
    double[] overall() {
        double n = IntStream.of(sizes).sum();
        double[] mean = new double[means.length == 0 ? 0 : means[0].length];
        for (int q = 0; q < means.length; q++) {
            for (int j = 0; j < mean.length && sizes[q] > 0; j++) {
                mean[j] += sizes[q] / n * means[q][j];
            }
        }
        return mean;
    }

    /**
     * The {@code most} clusters whose centroids are nearest to that of {@code q}, or fewer where fewer are not empty.
     */
    int[] nearest(int q, int most) {
        return IntStream.range(0, means.length)
                .filter(other -> other != q && sizes[other] > 0 && sizes[q] > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(distance(q, a), distance(q, b)))
                .mapToInt(Integer::intValue)
                .limit(most)
                .toArray();
    }

    double distance(int a, int b) {
        double sum = 0;
        for (int j = 0; j < means[a].length; j++) {
            sum += (means[a][j] - means[b][j]) * (means[a][j] - means[b][j]);
        }
        return Math.sqrt(sum);
    }

    static double squaredDistance(Matrix points, int row, double... centre) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            double difference = points.get(row, j) - centre[j];
            sum += difference * difference;
        }
        return sum;
    }
}
