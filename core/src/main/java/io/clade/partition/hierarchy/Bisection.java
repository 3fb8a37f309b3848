package io.clade.partition.hierarchy;

import io.clade.data.Labels;
import io.clade.input.Require;
import io.clade.partition.Centring;
import io.clade.partition.FiniteSamples;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Bisecting k-means: splits one cluster in two at a time, until there are k or no cluster has samples that differ (M.
 * Steinbach, G. Karypis and V. Kumar, A comparison of document clustering techniques, KDD Workshop on Text Mining
 * 2000).
 */
public final class Bisection implements Alternation<ClusterSplits> {

    /** The rule that chooses the cluster to split next. */
    public enum Choice {
        /** the one of largest Σ ‖x_i − centroid‖² */
        INERTIA,
        /** the one of most samples, of those that are not all equal */
        SIZE
    }

    private final Tensor x;
    private final int k;
    private final KMeansSettings settings;
    private final Choice choice;
    private final long seed;

    /**
     * @param x n×d
     * @param settings of the k-means that splits, in two
     * @throws io.clade.input.InputException unless 2 ≤ k ≤ n
     */
    public Bisection(Tensor x, int k, KMeansSettings settings, Choice choice, long seed) {
        Require.clusters(k, (int) x.size(0));
        this.x = x;
        this.k = k;
        this.settings = settings;
        this.choice = choice;
        this.seed = seed;
    }

    /** @throws io.clade.input.InputException where a number is not finite */
    @Override
    public ClusterSplits start() {
        double inertia = Scope.step(() -> Centring.inertia(x));
        FiniteSamples.require(inertia);
        int[] all = IntStream.range(0, (int) x.size(0)).toArray();
        return new ClusterSplits(List.of(new ClusterSplits.Cluster(all, inertia)), List.of(), 0);
    }

    @Override
    public ClusterSplits update(ClusterSplits state) {
        List<ClusterSplits.Cluster> clusters = new ArrayList<>(state.clusters());
        List<ClusterSplits.Split> splits = new ArrayList<>(state.splits());
        ClusterSplits.Cluster whole = clusters.remove(next(state));
        List<ClusterSplits.Cluster> halves = halves(whole, seed(state.attempts()));
        clusters.addAll(halves);
        if (halves.size() == 2) {
            splits.add(new ClusterSplits.Split(
                    halves.get(0).samples()[0], halves.get(1).samples()[0], whole.inertia()));
        }
        return new ClusterSplits(clusters, splits, state.attempts() + 1);
    }

    @Override
    public double objective(ClusterSplits state) {
        return state.inertia();
    }

    @Override
    public boolean converged(ClusterSplits state) {
        return state.count() == k || next(state) < 0;
    }

    /** The seed of an attempt; seeds are drawn one after the other. */
    private long seed(int attempt) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < attempt; i++) {
            random.nextLong();
        }
        return random.nextLong();
    }

    /** The cluster to split; −1 where the samples of each cluster are equal. */
    private int next(ClusterSplits state) {
        int best = -1;
        double most = 0;
        for (int j = 0; j < state.count(); j++) {
            ClusterSplits.Cluster cluster = state.clusters().get(j);
            double value =
                    choice == Choice.INERTIA || cluster.inertia() == 0 ? cluster.inertia() : cluster.samples().length;
            if (value > most) {
                most = value;
                best = j;
            }
        }
        return best;
    }

    private List<ClusterSplits.Cluster> halves(ClusterSplits.Cluster whole, long drawn) {
        Tensor own = x.index_select(0, Ops.indices(whole.samples()));
        Labels found = KMeansRestarts.best(own, 2, settings, drawn).clusters();
        List<ClusterSplits.Cluster> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            int[] places = places(found, half);
            if (places.length > 0) {
                Tensor part = own.index_select(0, Ops.indices(places));
                int[] samples =
                        Arrays.stream(places).map(i -> whole.samples()[i]).toArray();
                // Rounding must not make one that cannot be split look as if it could.
                halves.add(
                        new ClusterSplits.Cluster(samples, places.length < found.size() ? Centring.inertia(part) : 0));
            }
        }
        return halves;
    }

    /** The samples of cluster {@code code}, ascending. */
    static int[] places(Labels found, int code) {
        return IntStream.range(0, found.size())
                .filter(i -> found.get(i) == code)
                .toArray();
    }
}
