package io.clade.partition.kmeans;

import io.clade.data.Labels;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.tensor.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Lloyd's iteration: assign every sample to its nearest prototype, move every prototype to the mean of its samples, until
 * nothing changes (S. P. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information Theory 28(2), 1982).
 * A cluster left empty starts anew at the sample farthest from its prototype.
 */
final class Lloyd {

    /*
     * Sums of the samples of each cluster are kept from iteration to iteration, in double precision: only samples that
     * changed their cluster are taken from one sum and added to another, and those get few soon.
     *
     * Distances are computed for samples only that may have changed their cluster (see Bounds); those that change do so
     * to a prototype that is strictly nearer, so it suffices to compare the least of a sample's scores with that of its own
     * prototype, which costs less than finding where the least one is.
     *
     * The sums also give the inertia without another pass: Σ_i ‖x_i − p‖² = Σ_i ‖x_i‖² + Σ_j n_j ‖p_j‖² − 2 p_j·s_j.
     */

    /** Of a block's samples, the share in doubt above which picking them out costs more than it saves. */
    private static final double MOST_PICKED = 0.6;

    private static final double NANOS = 1e9;

    /** Hears of each iteration. */
    @FunctionalInterface
    interface Listener {
        void iterated(int iteration, double inertia);
    }

    private final Points points;
    private final KMeansSettings settings;
    private final Workers workers;
    private final int k;
    private final Blocks blocks;
    private final Bounds bounds;
    private final Tensor prototypes;
    private final Tensor assignment;
    private final Tensor next;
    private final Tensor sums;
    private final Tensor sizes;
    private boolean assigned;

    private Lloyd(Points points, Tensor initial, KMeansSettings settings, Workers workers) {
        this.points = points;
        this.settings = settings;
        this.workers = workers;
        this.k = Math.toIntExact(initial.size(0));
        this.blocks = new Blocks(points, k, workers);
        this.bounds = new Bounds(points, k);
        this.prototypes = initial.clone();
        this.assignment = points.norms().new_zeros(points.size()).to(torch.ScalarType.Long);
        this.next = assignment.clone();
        this.sums = initial.new_zeros(k, points.width()).to(torch.ScalarType.Double);
        this.sizes = sums.new_zeros(k);
    }

    /**
     * Runs from {@code initial}, centred as {@code points} are: k×d.
     *
     * @return prototypes, with everything assigned to its nearest one; each is the mean of its samples but for what the
     *     tolerance leaves
     */
    static Partition run(Points points, Tensor initial, KMeansSettings settings, Workers workers, Listener listener) {
        return Scope.run(() -> new Lloyd(points, initial, settings, workers).run(listener));
    }

    private Partition run(Listener listener) {
        List<Partition.Iteration> iterations = new ArrayList<>();
        boolean settled = false;
        while (true) {
            long started = System.nanoTime();
            long moved = assign();
            double inertia = inertia();
            settled |= moved == 0;
            boolean last = settled || iterations.size() == settings.iterations();
            if (!last) {
                settled = update();
            }
            iterations.add(new Partition.Iteration(inertia, (System.nanoTime() - started) / NANOS));
            listener.iterated(iterations.size(), inertia);
            if (last) {
                Labels clusters = Labels.ofCodes(Ops.toInts(assignment), k);
                return new Partition(points.restore(prototypes), clusters, iterations, settled);
            }
        }
    }

    /** Assigns every sample to its nearest prototype; how many changed their cluster. */
    private long assign() {
        return Scope.run(() -> {
            blocks.forEach(this::assign);
            if (!assigned) {
                assigned = true;
                settle(all(points.size()), false);
                return (long) points.size();
            }
            Tensor moved = next.ne(assignment).nonzero().squeeze(1);
            if (moved.size(0) > 0) {
                settle(moved, true);
            }
            return moved.size(0);
        });
    }

    private void assign(Blocks.Block block) {
        Tensor own = block.of(assignment);
        Tensor doubtful = bounds.doubtful(block, own);
        Tensor x = block.of(points.rows());
        if (doubtful.size(0) > MOST_PICKED * block.size()) {
            doubtful = all(block.size());
        } else {
            x = x.index_select(0, doubtful);
            own = own.index_select(0, doubtful);
        }
        if (doubtful.size(0) > 0) {
            Tensor scores = block.scores(x, prototypes);
            Tensor least = torch.amin(scores, new long[] {1}, false);
            Tensor nearest = nearest(scores, own, least);
            block.of(next).index_copy_(0, doubtful, nearest);
            scores.scatter_(1, nearest.unsqueeze(1), new Scalar(Double.POSITIVE_INFINITY));
            bounds.renew(block, doubtful, least, torch.amin(scores, new long[] {1}, false));
        }
    }

    private Tensor all(int size) {
        return torch.arange(new Scalar((long) size)).to(next.device(), torch.ScalarType.Long);
    }

    /** The prototype of lowest score, {@code own} where no other has a lower one. */
    private static Tensor nearest(Tensor scores, Tensor own, Tensor least) {
        Tensor before = scores.gather(1, own.unsqueeze(1)).squeeze(1);
        Tensor nearer = least.lt(before).nonzero().squeeze(1);
        return nearer.size(0) == 0
                ? own
                : own.index_copy(0, nearer, Ops.positionOfSmallest(scores.index_select(0, nearer), 1));
    }

    /** Adds the {@code moved} samples to the sums of their new clusters; takes them from their old ones, if they had any. */
    private void settle(Tensor moved, boolean hadClusters) {
        Tensor from = assignment.index_select(0, moved);
        Tensor to = next.index_select(0, moved);
        int rowsAtOnce = Points.cachedBlock(points.width());
        // Columns are independent of each other: shared out, they give the same sums in any number of parts.
        int slices = Math.min(workers.count(), points.width());
        workers.forEach(slices, (slice, worker) -> {
            int column = (int) ((long) points.width() * slice / slices);
            int columns = (int) ((long) points.width() * (slice + 1) / slices) - column;
            Tensor x = points.rows().narrow(1, column, columns);
            Tensor s = sums.narrow(1, column, columns);
            for (long start = 0; start < moved.size(0); start += rowsAtOnce) {
                long first = start;
                long count = Math.min(rowsAtOnce, moved.size(0) - first);
                Scope.run((Runnable) () -> {
                    Tensor rows =
                            x.index_select(0, moved.narrow(0, first, count)).to(torch.ScalarType.Double);
                    s.index_add_(0, to.narrow(0, first, count), rows);
                    if (hadClusters) {
                        s.index_add_(0, from.narrow(0, first, count), rows, new Scalar(-1.0));
                    }
                });
            }
        });
        assignment.copy_(next);
        sizes.copy_(torch.bincount(assignment, new TensorOptional(), k));
    }

    private double inertia() {
        return Scope.step(() -> {
            Tensor p = prototypes.to(torch.ScalarType.Double);
            Tensor own = Ops.sum(Ops.square(p), 1).mul(sizes).sum();
            return points.spread()
                    + Ops.number(own)
                    - 2 * Ops.number(p.mul(sums).sum());
        });
    }

    /** Moves every prototype to the mean of its samples; whether all together moved no more than the tolerance. */
    private boolean update() {
        return Scope.run(() -> {
            refillEmpty();
            Tensor filled = sizes.gt(new Scalar(0)).unsqueeze(1);
            Tensor means = sums.div(Ops.atLeast(sizes, 1).unsqueeze(1)).to(torch.ScalarType.Float);
            Tensor updated = torch.where(filled, means, prototypes);
            Tensor squaredMoves = Ops.sum(Ops.square(updated.sub(prototypes).to(torch.ScalarType.Double)), 1);
            bounds.move(Ops.toDoubles(squaredMoves.sqrt()));
            prototypes.copy_(updated);
            return Ops.number(squaredMoves.sum()) <= settings.tolerance() * points.variance();
        });
    }

    /** Gives each empty cluster the sample farthest from its prototype, where any is away from it at all. */
    private void refillEmpty() {
        double[] before = Ops.toDoubles(sizes);
        int[] empty = IntStream.range(0, k).filter(j -> before[j] == 0).toArray();
        if (empty.length == 0) {
            return;
        }
        Tensor distances = ownDistances();
        for (int cluster : empty) {
            int farthest = Ops.toInts(Ops.positionOfLargest(distances, 0))[0];
            if (Ops.number(distances.select(0, farthest)) <= 0) {
                return;
            }
            distances.select(0, farthest).fill_(new Scalar(0.0));
            next.select(0, farthest).fill_(new Scalar((long) cluster));
            bounds.forget(farthest);
            settle(Ops.indices((long) farthest).to(next.device(), torch.ScalarType.Long), true);
        }
    }

    /** ‖x_i − p‖² of each sample to the prototype it is assigned to, n; zero where it is alone there. */
    private Tensor ownDistances() {
        Tensor distances = torch.empty_like(points.norms());
        Tensor alone = sizes.le(new Scalar(1));
        blocks.forEach(block -> {
            Tensor own = block.of(assignment);
            Tensor away = block.of(points.rows()).sub(prototypes.index_select(0, own));
            block.of(distances)
                    .copy_(Ops.sum(Ops.square(away), 1).masked_fill_(alone.index_select(0, own), new Scalar(0.0)));
        });
        return distances;
    }
}
