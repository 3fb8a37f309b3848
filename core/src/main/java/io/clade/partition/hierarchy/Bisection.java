package io.clade.partition.hierarchy;

import io.clade.data.Labels;
import io.clade.data.Require;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.partition.kmeans.Restarts;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Bisecting k-means: splits one cluster in two, again and again (M. Steinbach, G. Karypis and V. Kumar, A comparison of document
 * clustering techniques, KDD Workshop on Text Mining 2000).
 */
public final class Bisection {

    /** Which cluster is split next. */
    public enum Choice {
        /** the one of largest Σ ‖x_i − centroid‖² */
        INERTIA,
        /** the one of most samples, of those that are not all equal */
        SIZE
    }

    /** Hears of each split. */
    @FunctionalInterface
    public interface Listener {

        /** There are {@code clusters} now, of this inertia. */
        void split(int clusters, double inertia);
    }

    /**
     * What splitting found.
     *
     * @param clusters of the samples, numbered by their first ones
     * @param splits the tree whose leaves are the clusters, with what each of its nodes had as Σ ‖x_i − centroid‖² when it was
     *     split for a height
     */
    public record Found(Labels clusters, Dendrogram splits) {}

    /** A sample of either half, and the inertia of the whole. */
    private record Split(int one, int other, double inertia) {}

    private static final class Cluster {

        private final int[] samples;
        private final double inertia;

        Cluster(int[] samples, double inertia) {
            this.samples = samples;
            this.inertia = inertia;
        }

        int[] samples() {
            return samples;
        }

        double inertia() {
            return inertia;
        }
    }

    private Bisection() {}

    /**
     * What splitting until there are k clusters finds.
     *
     * @param x n×d
     * @param settings of the k-means that splits, in two
     * @return the clusters, fewer than k where there are fewer distinct samples
     * @throws io.clade.data.InputException unless 2 ≤ k ≤ n and every number is finite
     */
    public static Found of(Tensor x, int k, KMeansSettings settings, Choice choice, long seed, Listener listener) {
        int n = (int) x.size(0);
        Require.clusters(k, n);
        SplittableRandom random = new SplittableRandom(seed);
        List<Cluster> clusters = new ArrayList<>();
        List<Split> splits = new ArrayList<>();
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        clusters.add(new Cluster(all, Scope.run(() -> inertia(x))));
        Restarts.requireFinite(clusters.get(0).inertia());
        while (clusters.size() < k) {
            int widest = next(clusters, choice);
            if (widest < 0) {
                break;
            }
            Cluster whole = clusters.remove(widest);
            long drawn = random.nextLong();
            List<Cluster> halves = Scope.run(() -> halves(x, whole, settings, drawn));
            clusters.addAll(halves);
            if (halves.size() == 2) {
                splits.add(new Split(halves.get(0).samples()[0], halves.get(1).samples()[0], whole.inertia()));
            }
            listener.split(
                    clusters.size(),
                    clusters.stream().mapToDouble(Cluster::inertia).sum());
        }
        Labels found = labels(clusters, n);
        return new Found(found, tree(splits, found));
    }

    /** The last split first: of equal heights, halves have to merge before what they are halves of. */
    private static Dendrogram tree(List<Split> splits, Labels clusters) {
        List<Split> back = new ArrayList<>(splits);
        Collections.reverse(back);
        return Dendrogram.of(
                back.stream().mapToInt(split -> clusters.get(split.one())).toArray(),
                back.stream().mapToInt(split -> clusters.get(split.other())).toArray(),
                back.stream().mapToDouble(Split::inertia).toArray());
    }

    /** The cluster to split, −1 where each has equal samples only. */
    private static int next(List<Cluster> clusters, Choice choice) {
        int best = -1;
        double most = 0;
        for (int j = 0; j < clusters.size(); j++) {
            Cluster cluster = clusters.get(j);
            double value =
                    choice == Choice.INERTIA || cluster.inertia() == 0 ? cluster.inertia() : cluster.samples().length;
            if (value > most) {
                most = value;
                best = j;
            }
        }
        return best;
    }

    private static List<Cluster> halves(Tensor x, Cluster whole, KMeansSettings settings, long seed) {
        Tensor own = x.index_select(0, Ops.indices(whole.samples()));
        Labels found = Restarts.best(own, 2, settings, seed).clusters();
        List<Cluster> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            int[] places = places(found, half);
            if (places.length > 0) {
                Tensor part = own.index_select(0, Ops.indices(places));
                int[] samples =
                        Arrays.stream(places).map(i -> whole.samples()[i]).toArray();
                // Rounding must not make one that cannot be split look as if it could.
                halves.add(new Cluster(samples, halves(found) ? inertia(part) : 0));
            }
        }
        return halves;
    }

    private static boolean halves(Labels found) {
        return Arrays.stream(found.sizes()).allMatch(size -> size > 0);
    }

    private static int[] places(Labels found, int code) {
        int[] places = new int[found.size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (found.get(i) == code) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** Σ ‖x_i − mean‖², exactly zero where all are equal. */
    private static double inertia(Tensor x) {
        Tensor apart = x.to(torch.ScalarType.Double).sub(x.narrow(0, 0, 1));
        Tensor mean = Ops.over(Ops.sumKeeping(apart, 0), x.size(0));
        return Ops.number(Ops.square(apart.sub(mean)).sum());
    }

    private static Labels labels(List<Cluster> clusters, int n) {
        List<Cluster> ordered = clusters.stream()
                .sorted((a, b) -> Integer.compare(a.samples()[0], b.samples()[0]))
                .toList();
        int[] codes = new int[n];
        for (int j = 0; j < ordered.size(); j++) {
            for (int i : ordered.get(j).samples()) {
                codes[i] = j;
            }
        }
        return Labels.ofCodes(codes, ordered.size());
    }
}
