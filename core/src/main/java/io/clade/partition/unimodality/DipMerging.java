package io.clade.partition.unimodality;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Merges clusters between which the dip sees no valley: of an embedding with too many clusters, it leaves those apart that have modes
 * of their own.
 *
 * <p>C. Leiber, L. G. M. Bauer, B. Schelling, C. Böhm and C. Plant, Dip-based deep embedded clustering with k-estimation, KDD 2021
 * (DipDECK): the samples of two clusters are projected on the line through their centres; p is the p-value of their dip. If one
 * cluster has more than twice the samples of the other, a second dip takes only twice as many of it as the other has, those nearest
 * to the other's centre, and the lower p-value counts: a small cluster beside a large one hardly makes a dip. The pair of the largest p
 * is merged while that is 0.9 or more; the merged cluster has the mean of its samples as its centre.
 *
 * <p>Departure: merging alone, in one embedding; the paper trains the embedding between merges.
 */
public final class DipMerging {

    private final Matrix points;
    private final MergingSettings settings;
    private final List<Cluster> clusters = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    private DipMerging(Matrix points, MergingSettings settings) {
        this.points = points;
        this.settings = settings;
    }

    /**
     * The clusters that are left, numbered from 0 in the order of the least of their codes before; samples in no cluster stay in none.
     * Clusters of a few samples have no dip to see, and are merged with any other.
     *
     * @param points n×m, finite
     * @param clusters n codes; codes without samples are dropped
     * @throws io.clade.input.InputException where the sizes differ, or a number is not finite
     */
    public static Labels merge(Matrix points, Labels clusters, MergingSettings settings) {
        Require.that(
                points.rows() == clusters.size(),
                "There are %d points but %d assigned samples. Maybe they belong to different datasets.",
                points.rows(),
                clusters.size());
        DipMerging merging = new DipMerging(points, settings);
        for (int code = 0; code < clusters.count(); code++) {
            int own = code;
            int[] rows = IntStream.range(0, clusters.size())
                    .filter(i -> clusters.get(i) == own)
                    .toArray();
            if (rows.length > 0) {
                merging.add(new Cluster(code, rows, merging.mean(rows)));
            }
        }
        merging.run();
        return merging.labels();
    }

    private void run() {
        Optional<Pair> best = best();
        while (best.isPresent()) {
            Cluster a = best.get().first;
            Cluster b = best.get().second;
            clusters.removeAll(List.of(a, b));
            pairs.removeIf(pair -> pair.has(a) || pair.has(b));
            int[] rows = IntStream.concat(Arrays.stream(a.rows), Arrays.stream(b.rows))
                    .sorted()
                    .toArray();
            add(new Cluster(Math.min(a.code, b.code), rows, mean(rows)));
            best = best();
        }
    }

    private void add(Cluster added) {
        clusters.forEach(each -> pairs.add(new Pair(each, added, p(each, added))));
        clusters.add(added);
    }

    /** The pair of the largest p, the first of equals, if it is to be merged. */
    private Optional<Pair> best() {
        return pairs.stream()
                .filter(pair -> pair.p >= settings.p())
                .max(Comparator.<Pair>comparingDouble(pair -> pair.p)
                        .thenComparing(pair -> pair.least(), Comparator.reverseOrder())
                        .thenComparing(pair -> pair.most(), Comparator.reverseOrder()));
    }

    private double p(Cluster a, Cluster b) {
        double p = p(a.rows, b.rows, a, b);
        int[] nearA = nearest(a, b);
        int[] nearB = nearest(b, a);
        boolean all = nearA.length == a.rows.length && nearB.length == b.rows.length;
        return all ? p : Math.min(p, p(nearA, nearB, a, b));
    }

    /** The p-value of these samples of both clusters, on the line through the centres. */
    private double p(int[] ofA, int[] ofB, Cluster a, Cluster b) {
        double[] line = new double[points.columns()];
        Arrays.setAll(line, j -> b.centre[j] - a.centre[j]);
        double[] projected = IntStream.concat(Arrays.stream(ofA), Arrays.stream(ofB))
                .mapToDouble(row -> along(line, row))
                .toArray();
        return DipDistribution.exceeding(Dip.of(projected), projected.length);
    }

    private double along(double[] line, int row) {
        double sum = 0;
        for (int j = 0; j < line.length; j++) {
            sum += line[j] * points.get(row, j);
        }
        return sum;
    }

    /** The samples of {@code a} nearest to the centre of {@code b}, as many as are compared: all if the sizes are alike. */
    private int[] nearest(Cluster a, Cluster b) {
        int most = (int) Math.min(a.rows.length, Math.ceil(settings.sizeFactor() * b.rows.length));
        if (most == a.rows.length) {
            return a.rows;
        }
        double[] distances = Arrays.stream(a.rows)
                .mapToDouble(row -> squaredDistance(row, b.centre))
                .toArray();
        double[] ascending = distances.clone();
        Arrays.sort(ascending);
        double farthest = ascending[most - 1];
        int[] nearer = IntStream.range(0, distances.length)
                .filter(i -> distances[i] < farthest)
                .toArray();
        // Of those equally far, the first ones fill the rest.
        IntStream rest = IntStream.range(0, distances.length)
                .filter(i -> distances[i] == farthest)
                .limit(most - nearer.length);
        return IntStream.concat(IntStream.of(nearer), rest).map(i -> a.rows[i]).toArray();
    }

    private double squaredDistance(int row, double... centre) {
        double sum = 0;
        for (int j = 0; j < centre.length; j++) {
            double difference = points.get(row, j) - centre[j];
            sum += difference * difference;
        }
        return sum;
    }

    private double[] mean(int... rows) {
        double[] mean = new double[points.columns()];
        for (int row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += points.get(row, j);
            }
        }
        return DoubleStream.of(mean).map(sum -> sum / rows.length).toArray();
    }

    private Labels labels() {
        clusters.sort(Comparator.comparingInt(cluster -> cluster.code));
        int[] codes = new int[points.rows()];
        Arrays.fill(codes, Labels.NONE);
        for (int code = 0; code < clusters.size(); code++) {
            for (int row : clusters.get(code).rows) {
                codes[row] = code;
            }
        }
        return Labels.ofCodes(codes, clusters.size());
    }

    private static final class Cluster {

        /** The least of the codes before merging. */
        private final int code;
        /** Ascending. */
        private final int[] rows;

        private final double[] centre;

        Cluster(int code, int[] rows, double... centre) {
            this.code = code;
            this.rows = rows;
            this.centre = centre;
        }
    }

    private record Pair(Cluster first, Cluster second, double p) {

        boolean has(Cluster cluster) {
            return first == cluster || second == cluster;
        }

        int least() {
            return Math.min(first.code, second.code);
        }

        int most() {
            return Math.max(first.code, second.code);
        }
    }
}
