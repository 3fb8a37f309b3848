package io.clade.evaluation.quality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Two clusters that look like one: on the line through their centroids the density of their samples hardly falls between
 * them. Two normal clouds of equal size fall to 0.64 of their peaks when their means are three standard deviations apart,
 * to 0.27 at four, and not at all up to two.
 *
 * @param one cluster
 * @param other cluster, of a higher number
 * @param depth least density between them, as a share of the lower peak
 */
public record MergeHint(int one, int other, double depth) {

    /** The least {@link #depth} of a hint. */
    public static final double LEAST_DEPTH = 0.7;

    /** The least samples a cluster must have. */
    public static final int LEAST_SIZE = 30;

    /** Neighbours of a cluster that are looked at. */
    private static final int NEIGHBOURS = 3;
    /**
     * The least share of samples on their own side of a cut through the line. Below it two clusters are not beside each
     * other but one around the other, as rings are, and the line says nothing.
     */
    private static final double LEAST_APART = 0.9;

    /**
     * The pairs that look like one, the surest first; each cluster is compared with its nearest three, by at most
     * {@value ClusterMembers#MOST} random samples of each.
     *
     * @param points n×d
     * @param clusters n codes; NONE marks an outlier
     * @throws io.clade.input.InputException unless there is one label a point
     */
    public static List<MergeHint> hints(Matrix points, Labels clusters) {
        ClusterShape.requireSameSize(points, clusters);
        Centroids centroids = Centroids.of(points, clusters);
        ClusterMembers members = ClusterMembers.of(clusters);
        return IntStream.range(0, clusters.count())
                .parallel()
                .boxed()
                .flatMap(a -> IntStream.of(centroids.nearest(a, NEIGHBOURS))
                        .mapToObj(b -> of(points, centroids, members, Math.min(a, b), Math.max(a, b))))
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparingDouble(MergeHint::depth).reversed().thenComparing(MergeHint::one))
                .toList();
    }

    /** The groups of two or more clusters that {@code mergers} would join; groups and their members are ascending. */
    public static List<List<Integer>> groups(List<MergeHint> mergers) {
        TreeMap<Integer, Integer> first = new TreeMap<>();
        for (MergeHint pair : mergers) {
            int one = first.getOrDefault(pair.one, pair.one);
            int other = first.getOrDefault(pair.other, pair.other);
            first.put(pair.one, one);
            first.put(pair.other, other);
            first.replaceAll((cluster, group) -> group == one || group == other ? Math.min(one, other) : group);
        }
        TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
        first.forEach((cluster, group) ->
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(cluster));
        return List.copyOf(groups.values());
    }

    /** True if {@code cluster} is one of the two. */
    public boolean holds(int cluster) {
        return one == cluster || other == cluster;
    }

    private static Optional<MergeHint> of(Matrix points, Centroids centroids, ClusterMembers members, int a, int b) {
        int[] first = members.of(a);
        int[] second = members.of(b);
        double distance = centroids.distance(a, b);
        if (Math.min(first.length, second.length) < LEAST_SIZE || !(distance > 0) || Double.isInfinite(distance)) {
            return Optional.empty();
        }
        double[] left = ClusterMembers.along(points, first, centroids.of(a), centroids.of(b));
        double[] right = ClusterMembers.along(points, second, centroids.of(a), centroids.of(b));
        if (apart(left, right) < LEAST_APART) {
            return Optional.empty();
        }
        double edge = 0.5 * Math.min(left.length, right.length) / (left.length + right.length);
        double[] both = DoubleStream.concat(DoubleStream.of(left), DoubleStream.of(right))
                .toArray();
        double depth = DensityValley.of(both, DensityValley.bandwidth(left, right, 1), edge)
                .depth();
        return depth < LEAST_DEPTH ? Optional.empty() : Optional.of(new MergeHint(a, b, depth));
    }

    /**
     * The largest share of samples that one cut of the line, between places, puts on the side of their own cluster; both
     * clusters weigh the same.
     */
    private static double apart(double[] left, double... right) {
        double[] cuts = DoubleStream.of(right).sorted().toArray();
        double[] below = DoubleStream.of(left).sorted().toArray();
        double best = 0;
        int i = 0;
        for (int j = 0; j < cuts.length; j++) {
            while (i < below.length && below[i] < cuts[j]) {
                i++;
            }
            best = Math.max(best, (double) i / below.length + (double) (cuts.length - j) / cuts.length);
        }
        return best / 2;
    }
}
