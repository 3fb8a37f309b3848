package io.clade.partition;

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
     * changed their cluster are taken from one sum and added to another, and those get few soon. A sample changes only to
     * a prototype that is strictly nearer, so it suffices to compare the least of its scores with its own prototype's,
     * which costs less than finding where the least one is.
     *
     * The sums also give the inertia without another pass: Σ_i ‖x_i − p‖² = Σ_i ‖x_i‖² + Σ_j n_j ‖p_j‖² − 2 p_j·s_j.
     */

    /** Rows that are added to the sums at once. */
    private static final int ROWS = 2048;

    /** Columns of the sums that one worker takes. */
    private static final int COLUMNS = 128;

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
    private final Tensor prototypes;
    private final Tensor assignment;
    private final Tensor next;
    private final Tensor sums;
    private final Tensor sizes;

    private Lloyd(Points points, Tensor initial, KMeansSettings settings, Workers workers) {
        this.points = points;
        this.settings = settings;
        this.workers = workers;
        this.k = Math.toIntExact(initial.size(0));
        this.blocks = new Blocks(points, k, workers);
        this.prototypes = initial.clone();
        // Everything starts in cluster 0, whose sum is the total: the first assignment is then one like any other.
        this.assignment = points.norms().new_zeros(points.size()).to(torch.ScalarType.Long);
        this.next = assignment.clone();
        this.sums = initial.new_zeros(k, points.width()).to(torch.ScalarType.Double);
        this.sums.select(0, 0).copy_(points.total());
        this.sizes = sums.new_zeros(k);
        this.sizes.select(0, 0).fill_(new Scalar((double) points.size()));
    }

    /**
     * Runs from {@code initial}, centred as {@code points} are: k×d.
     *
     * @return prototypes, each the mean of its samples, with everything assigned to its nearest one
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
            settled |= moved == 0 && !iterations.isEmpty();
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
            blocks.forEach(prototypes, (block, from, size, scores) -> nearest(from, size, scores));
            Tensor moved = next.ne(assignment).nonzero().squeeze(1);
            if (moved.size(0) > 0) {
                settle(moved);
            }
            return moved.size(0);
        });
    }

    private void nearest(int from, int size, Tensor scores) {
        Tensor own =
                scores.gather(1, assignment.narrow(0, from, size).unsqueeze(1)).squeeze(1);
        Tensor least = torch.amin(scores, new long[] {1}, false);
        Tensor nearer = least.lt(own).nonzero().squeeze(1);
        if (nearer.size(0) > 0) {
            Tensor positions = Ops.positionOfSmallest(scores.index_select(0, nearer), 1);
            next.narrow(0, from, size).index_copy_(0, nearer, positions);
        }
    }

    /** Takes the {@code moved} samples from the sums of their old clusters and adds them to those of their new ones. */
    private void settle(Tensor moved) {
        Tensor from = assignment.index_select(0, moved);
        Tensor to = next.index_select(0, moved);
        int slices = (points.width() + COLUMNS - 1) / COLUMNS;
        workers.forEach(slices, (slice, worker) -> {
            int column = slice * COLUMNS;
            int columns = Math.min(COLUMNS, points.width() - column);
            Tensor x = points.rows().narrow(1, column, columns);
            Tensor s = sums.narrow(1, column, columns);
            for (long start = 0; start < moved.size(0); start += ROWS) {
                long first = start;
                long count = Math.min(ROWS, moved.size(0) - first);
                Scope.run((Runnable) () -> {
                    Tensor rows =
                            x.index_select(0, moved.narrow(0, first, count)).to(torch.ScalarType.Double);
                    s.index_add_(0, to.narrow(0, first, count), rows);
                    s.index_add_(0, from.narrow(0, first, count), rows, new Scalar(-1.0));
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
            double shift = Ops.number(Ops.square(updated.sub(prototypes).to(torch.ScalarType.Double))
                    .sum());
            prototypes.copy_(updated);
            return shift <= settings.tolerance() * points.variance();
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
            settle(Ops.indices((long) farthest).to(next.device(), torch.ScalarType.Long));
        }
    }

    /** ‖x_i − p‖² of each sample to the prototype it is assigned to, n; zero where it is alone there. */
    private Tensor ownDistances() {
        Tensor distances = torch.empty_like(points.norms());
        Tensor alone = sizes.le(new Scalar(1));
        blocks.forEach(prototypes, (block, from, size, scores) -> {
            Tensor own = assignment.narrow(0, from, size);
            Tensor away = points.rows().narrow(0, from, size).sub(prototypes.index_select(0, own));
            distances
                    .narrow(0, from, size)
                    .copy_(Ops.sum(Ops.square(away), 1).masked_fill_(alone.index_select(0, own), new Scalar(0.0)));
        });
        return distances;
    }
}
