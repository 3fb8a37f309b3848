package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A cluster that looks like two: 2-means on a half of its samples gives a line on which the other half has a deep valley. Two
 * halves, because 2-means finds a line with a valley in any few samples of many features; that the others share it is what
 * counts.
 *
 * @param cluster its number
 * @param depth density in the valley within the cluster, as a share of the lower peak
 * @param significance of the valley, see {@link #LEAST_SIGNIFICANCE}
 */
public record SplitHint(int cluster, double depth, double significance) {

    /** The largest {@link #depth} of a hint. */
    public static final double MOST_DEPTH = 0.25;

    /**
     * The least number of standard deviations by which the samples in the valley are fewer than those in the lower
     * peak.
     */
    public static final double LEAST_SIGNIFICANCE = 2.5;

    /** The least samples a cluster must have. */
    public static final int LEAST_SIZE = 60;

    /** Share of the samples that must be on either side. */
    private static final double EDGE = 0.1;

    private static final long SEED = 2;

    /**
     * The clusters that look like two, the surest first, by at most {@value ClusterMembers#MOST} random samples of each.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @throws io.clade.input.InputException unless there is one label a point
     */
    public static List<SplitHint> hints(Matrix points, Labels clusters) {
        ClusterShape.requireSameSize(points, clusters);
        ClusterMembers members = ClusterMembers.of(clusters);
        return IntStream.range(0, clusters.count())
                .parallel()
                .filter(q -> members.of(q).length >= LEAST_SIZE)
                .mapToObj(q -> of(points, members.of(q), q))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(SplitHint::depth).thenComparing(SplitHint::cluster))
                .toList();
    }

    private static Optional<SplitHint> of(Matrix points, int[] rows, int cluster) {
        int[] even = IntStream.range(0, rows.length)
                .filter(i -> i % 2 == 0)
                .map(i -> rows[i])
                .toArray();
        int[] odd = IntStream.range(0, rows.length)
                .filter(i -> i % 2 == 1)
                .map(i -> rows[i])
                .toArray();
        SplittableRandom random = new SplittableRandom(SEED + cluster);
        DensityValley one = valley(points, even, odd, random);
        DensityValley other = valley(points, odd, even, random);
        double depth = Math.max(one.depth(), other.depth());
        double significance = Math.min(one.significance(), other.significance());
        return depth > MOST_DEPTH || significance < LEAST_SIGNIFICANCE
                ? Optional.empty()
                : Optional.of(new SplitHint(cluster, depth, significance));
    }

    /** The valley of {@code shown} on the line through the two centres of {@code fitted}. */
    private static DensityValley valley(Matrix points, int[] fitted, int[] shown, SplittableRandom random) {
        double[][] centres = TwoMeans.of(points, fitted, random);
        double[] positions = ClusterMembers.along(points, shown, centres[0], centres[1]);
        double[] left = side(positions, at -> at <= 0.5);
        double[] right = side(positions, at -> at > 0.5);
        // Equal centres, or numbers that are not finite, put nothing on either side.
        if (left.length < 2 || right.length < 2) {
            return DensityValley.NONE;
        }
        return DensityValley.of(positions, DensityValley.bandwidth(left, right, 1), EDGE);
    }

    private static double[] side(double[] positions, DoublePredicate side) {
        return DoubleStream.of(positions).filter(side).toArray();
    }
}
