package io.clade.partition.kmeans;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.tensor.runtime.Workers;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The number of samples and the sum of the samples of each cluster, in double precision. They are kept from iteration
 * to iteration: only samples that changed their cluster move from one sum to another, and soon few do.
 */
final class ClusterSums {

    private final Points points;
    private final Workers workers;
    private final int k;
    private final Tensor sums;
    private final Tensor sizes;

    ClusterSums(Points points, int k, Workers workers) {
        this.points = points;
        this.workers = workers;
        this.k = k;
        this.sums = points.rows().new_zeros(k, points.width()).to(torch.ScalarType.Double);
        this.sizes = sums.new_zeros(k);
    }

    /** Samples of each cluster, k. */
    Tensor sizes() {
        return sizes;
    }

    /** Adds samples to the sums of their new clusters and takes them from those of their old ones. */
    void move(Tensor samples, Tensor from, Tensor to) {
        change(samples, to, from);
    }

    /** Adds samples that had no clusters yet. */
    void add(Tensor samples, Tensor to) {
        change(samples, to, null);
    }

    private void change(Tensor samples, Tensor to, Tensor from) {
        int rowsAtOnce = Points.cachedBlock(points.width());
        // Columns are independent of each other: shared out, they give the same sums in any number of parts.
        int slices = Math.min(workers.count(), points.width());
        workers.forEach(slices, (slice, worker) -> {
            int column = (int) ((long) points.width() * slice / slices);
            int columns = (int) ((long) points.width() * (slice + 1) / slices) - column;
            Tensor x = points.rows().narrow(1, column, columns);
            Tensor s = sums.narrow(1, column, columns);
            for (long start = 0; start < samples.size(0); start += rowsAtOnce) {
                long first = start;
                long count = Math.min(rowsAtOnce, samples.size(0) - first);
                Scope.run((Runnable) () -> {
                    Tensor rows =
                            x.index_select(0, samples.narrow(0, first, count)).to(torch.ScalarType.Double);
                    s.index_add_(0, to.narrow(0, first, count), rows);
                    if (from != null) {
                        s.index_add_(0, from.narrow(0, first, count), rows, new Scalar(-1.0));
                    }
                });
            }
        });
    }

    /** Counts the samples of each cluster anew. */
    void count(Tensor assignment) {
        sizes.copy_(torch.bincount(assignment, new TensorOptional(), k));
    }

    /** The mean of each cluster that has samples, the row of {@code others} for one that has none: k×d. */
    Tensor means(Tensor others) {
        Tensor filled = sizes.gt(new Scalar(0)).unsqueeze(1);
        Tensor means = sums.div(Ops.atLeast(sizes, 1).unsqueeze(1)).to(torch.ScalarType.Float);
        return torch.where(filled, means, others);
    }

    /** The inertia Σ ‖x_i − p‖² without a pass over the samples: Σ_i ‖x_i‖² + Σ_j n_j ‖p_j‖² − 2 p_j·s_j. */
    double inertia(Tensor prototypes) {
        Tensor p = prototypes.to(torch.ScalarType.Double);
        Tensor own = Ops.sum(Ops.square(p), 1).mul(sizes).sum();
        return points.spread() + Ops.number(own) - 2 * Ops.number(p.mul(sums).sum());
    }
}
