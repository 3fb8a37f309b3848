package io.clade.partition.kmeans;

import io.clade.data.Labels;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lloyd's iteration: move every prototype to the mean of its samples, assign every sample to its nearest prototype, until
 * nothing changes (S. P. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information Theory 28(2), 1982).
 * A cluster left empty starts anew at the sample farthest from its prototype.
 */
public final class Lloyd implements Alternation<Lloyd.State> {

    /*
     * Distances are computed for samples only that may have changed their cluster (see Bounds); those that change do so
     * to a prototype that is strictly nearer, so it suffices to compare the least of a sample's scores with that of its own
     * prototype, which costs less than finding where the least one is.
     */

    /** The share of doubtful samples of a block above which computing all of them is cheaper. */
    private static final double MOST_PICKED = 0.6;

    private final Points points;
    private final Tensor initial;
    private final double tolerance;
    private final Workers workers;
    private final int k;
    private final Blocks blocks;

    /**
     * @param initial prototypes, centred as {@code points} are: k×d
     * @param tolerance it has converged when Σ ‖Δp_j‖² is at most this share of the data's mean variance by feature, or when
     *     no sample changes its cluster
     */
    public Lloyd(Points points, Tensor initial, double tolerance, Workers workers) {
        this.points = points;
        this.initial = initial;
        this.tolerance = tolerance;
        this.workers = workers;
        this.k = Math.toIntExact(initial.size(0));
        this.blocks = new Blocks(points, k, workers);
    }

    /** Prototypes with every sample assigned to its nearest one. */
    public static final class State {

        private final Tensor prototypes;
        private final Tensor assignment;
        private final Tensor next;
        private final HamerlyBounds bounds;
        private final ClusterSums sums;
        private boolean settled;

        private State(Points points, Tensor initial, Workers workers) {
            int k = Math.toIntExact(initial.size(0));
            this.prototypes = initial.clone();
            this.assignment = points.norms().new_zeros(points.size()).to(torch.ScalarType.Long);
            this.next = assignment.clone();
            this.bounds = new HamerlyBounds(points, k);
            this.sums = new ClusterSums(points, k, workers);
        }
    }

    @Override
    public State start() {
        State state = new State(points, initial, workers);
        Scope.run((Runnable) () -> {
            findNearest(state);
            state.sums.add(all(points.size()), state.next);
            take(state);
        });
        return state;
    }

    @Override
    public State update(State state) {
        boolean still = move(state) <= tolerance * points.variance();
        boolean same = assign(state) == 0;
        state.settled = still || same;
        return state;
    }

    @Override
    public double objective(State state) {
        return state.sums.inertia(state.prototypes);
    }

    @Override
    public boolean converged(State state) {
        return state.settled;
    }

    /** The prototypes found, each the mean of its samples up to the tolerance. */
    public KMeansResult partition(Solved<State> solved) {
        State state = solved.state();
        Labels clusters = Labels.ofCodes(Ops.toInts(state.assignment), k);
        return new KMeansResult(points.restore(state.prototypes), clusters, solved.iterations(), solved.converged());
    }

    /** Moves every prototype to the mean of its samples; returns Σ ‖Δp_j‖². */
    private double move(State state) {
        return Scope.step(() -> {
            refillEmpty(state);
            Tensor means = state.sums.means(state.prototypes);
            Tensor squaredMoves = Ops.sum(Ops.square(means.sub(state.prototypes).to(torch.ScalarType.Double)), 1);
            state.bounds.move(Ops.toDoubles(squaredMoves.sqrt()));
            state.prototypes.copy_(means);
            return Ops.number(squaredMoves.sum());
        });
    }

    /** Assigns every sample to its nearest prototype; returns the number of those that changed their cluster. */
    private long assign(State state) {
        findNearest(state);
        Tensor moved = state.next.ne(state.assignment).nonzero().squeeze(1);
        if (moved.size(0) > 0) {
            change(state, moved);
        }
        return moved.size(0);
    }

    private void change(State state, Tensor moved) {
        state.sums.move(moved, state.assignment.index_select(0, moved), state.next.index_select(0, moved));
        take(state);
    }

    private static void take(State state) {
        state.assignment.copy_(state.next);
        state.sums.count(state.assignment);
    }

    private void findNearest(State state) {
        blocks.forEach(block -> findNearest(state, block));
    }

    private void findNearest(State state, Blocks.Block block) {
        Tensor own = block.of(state.assignment);
        Tensor doubtful = state.bounds.doubtful(block, own);
        Tensor x = block.of(points.rows());
        if (doubtful.size(0) > MOST_PICKED * block.size()) {
            doubtful = all(block.size());
        } else {
            x = x.index_select(0, doubtful);
            own = own.index_select(0, doubtful);
        }
        if (doubtful.size(0) > 0) {
            Tensor scores = block.scores(x, state.prototypes);
            Tensor least = torch.amin(scores, new long[] {1}, false);
            Tensor nearest = nearest(scores, own, least);
            block.of(state.next).index_copy_(0, doubtful, nearest);
            scores.scatter_(1, nearest.unsqueeze(1), new Scalar(Double.POSITIVE_INFINITY));
            state.bounds.renew(block, doubtful, least, torch.amin(scores, new long[] {1}, false));
        }
    }

    private Tensor all(int size) {
        return torch.arange(new Scalar((long) size)).to(points.rows().device(), torch.ScalarType.Long);
    }

    /** The prototype of lowest score, {@code own} where no other has a lower one. */
    private static Tensor nearest(Tensor scores, Tensor own, Tensor least) {
        Tensor before = scores.gather(1, own.unsqueeze(1)).squeeze(1);
        Tensor nearer = least.lt(before).nonzero().squeeze(1);
        return nearer.size(0) == 0
                ? own
                : own.index_copy(0, nearer, Ops.positionOfSmallest(scores.index_select(0, nearer), 1));
    }

    /** Gives each empty cluster the sample farthest from its prototype, if any differs from its prototype. */
    private void refillEmpty(State state) {
        double[] before = Ops.toDoubles(state.sums.sizes());
        int[] empty = IntStream.range(0, k).filter(j -> before[j] == 0).toArray();
        if (empty.length == 0) {
            return;
        }
        Tensor distances = ownDistances(state);
        for (int cluster : empty) {
            int farthest = Ops.toInts(Ops.positionOfLargest(distances, 0))[0];
            if (Ops.number(distances.select(0, farthest)) <= 0) {
                return;
            }
            distances.select(0, farthest).fill_(new Scalar(0.0));
            state.next.select(0, farthest).fill_(new Scalar((long) cluster));
            state.bounds.forget(farthest);
            change(state, Ops.indices((long) farthest).to(points.rows().device(), torch.ScalarType.Long));
        }
    }

    /** ‖x_i − p‖² of each sample to the prototype it is assigned to, n; zero where it is alone there. */
    private Tensor ownDistances(State state) {
        Tensor distances = torch.empty_like(points.norms());
        Tensor alone = state.sums.sizes().le(new Scalar(1));
        blocks.forEach(block -> {
            Tensor own = block.of(state.assignment);
            Tensor away = block.of(points.rows()).sub(state.prototypes.index_select(0, own));
            block.of(distances)
                    .copy_(Ops.sum(Ops.square(away), 1).masked_fill_(alone.index_select(0, own), new Scalar(0.0)));
        });
        return distances;
    }
}
