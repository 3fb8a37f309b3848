package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.evaluation.Silhouette;
import io.clade.input.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * The cohesion and separation of a cluster. Distances are Euclidean, in units of the spread of all n clustered samples
 * about their mean, s = √(Σ‖x − x̄‖² / n), so that values of different data can be compared.
 *
 * @param cohesion mean distance of the members from their centroid, over s; low is tight; NaN for an empty cluster or where s
 *     is 0
 * @param separation distance of the centroid from the nearest other centroid, over s; NaN where there is no other
 * @param nearest that other cluster; {@link Labels#NONE} where there is none
 * @param silhouette mean over the members that {@link Silhouette} is computed for; NaN where there is none
 */
public record ClusterShape(double cohesion, double separation, int nearest, double silhouette) {

    /**
     * The shape of each cluster.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier, which counts nowhere
     * @return one a cluster, empty clusters too
     * @throws io.clade.input.InputException unless there is one label a point
     */
    public static List<ClusterShape> of(Matrix points, Labels clusters) {
        requireSameSize(points, clusters);
        Centroids centroids = Centroids.of(points, clusters);
        double spread = spread(points, clusters, centroids);
        double[] distances = meanDistances(points, clusters, centroids);
        double[] silhouettes = silhouettes(points, clusters);
        List<ClusterShape> shapes = new ArrayList<>();
        for (int q = 0; q < clusters.count(); q++) {
            int[] nearest = centroids.nearest(q, 1);
            shapes.add(new ClusterShape(
                    defined(distances[q] / spread),
                    nearest.length == 0 ? Double.NaN : defined(centroids.distance(q, nearest[0]) / spread),
                    nearest.length == 0 ? Labels.NONE : nearest[0],
                    silhouettes[q]));
        }
        return shapes;
    }

    static void requireSameSize(Matrix points, Labels clusters) {
        Require.that(
                points.rows() == clusters.size(),
                "There are %d points but %d assigned samples. Maybe they belong to different datasets.",
                points.rows(),
                clusters.size());
    }

    private static double defined(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double spread(Matrix points, Labels clusters, Centroids centroids) {
        double[] mean = centroids.overall();
        double squares = 0;
        long n = 0;
        for (int i = 0; i < points.rows(); i++) {
            if (clusters.get(i) != Labels.NONE) {
                squares += Centroids.squaredDistance(points, i, mean);
                n++;
            }
        }
        return Math.sqrt(squares / n);
    }

    private static double[] meanDistances(Matrix points, Labels clusters, Centroids centroids) {
        double[] sums = new double[clusters.count()];
        for (int i = 0; i < points.rows(); i++) {
            int q = clusters.get(i);
            if (q != Labels.NONE) {
                sums[q] += Math.sqrt(Centroids.squaredDistance(points, i, centroids.of(q)));
            }
        }
        return overSizes(sums, clusters.sizes());
    }

    private static double[] silhouettes(Matrix points, Labels clusters) {
        double[] values = Silhouette.values(points, clusters);
        double[] sums = new double[clusters.count()];
        int[] drawn = new int[clusters.count()];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sums[clusters.get(i)] += values[i];
                drawn[clusters.get(i)]++;
            }
        }
        return overSizes(sums, drawn);
    }

    /** 0/0 is NaN: an empty cluster has no mean. */
    private static double[] overSizes(double[] sums, int... sizes) {
        for (int q = 0; q < sums.length; q++) {
            sums[q] /= sizes[q];
        }
        return sums;
    }
}
