package io.clade.partition.kmeans;

import io.clade.tensor.Ops;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Bounds on each sample's distances: an upper one on the distance to its own prototype, and a lower one on those to all
 * others. A prototype that moves by δ changes a distance by at most δ, so most samples certainly keep their prototype
 * (G. Hamerly, Making k-means even faster, SIAM International Conference on Data Mining 2010).
 */
final class HamerlyBounds {

    /** Error of a squared distance, relative to ‖x‖², from inner products in single precision. */
    private static final double ROUNDING = 4e-6;

    /** A tolerance for the rounding of hundreds of sums in single precision. */
    private static final double SLACK = 1e-4;

    private final Points points;
    private final Tensor upper;
    private final Tensor lower;
    private final Tensor ownMoves;
    private final Tensor otherMoves;

    HamerlyBounds(Points points, int prototypes) {
        this.points = points;
        this.upper = torch.full_like(points.norms(), new Scalar(Double.POSITIVE_INFINITY));
        this.lower = torch.zeros_like(points.norms());
        this.ownMoves = points.norms().new_zeros(prototypes);
        this.otherMoves = ownMoves.clone();
    }

    /** Notes that every prototype j has moved by {@code distances[j]}; takes effect with the next {@link #doubtful}. */
    void move(double... distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double most = sorted[sorted.length - 1];
        double secondMost = sorted[Math.max(0, sorted.length - 2)];
        double[] others = new double[distances.length];
        for (int j = 0; j < others.length; j++) {
            others[j] = distances[j] == most ? secondMost : most;
        }
        ownMoves.copy_(Ops.tensor(distances, distances.length));
        otherMoves.copy_(Ops.tensor(others, others.length));
    }

    /** Removes the bounds of this sample. */
    void forget(long sample) {
        upper.select(0, sample).fill_(new Scalar(Double.POSITIVE_INFINITY));
    }

    /** Positions in {@code block} of the samples that may have a nearer prototype than {@code own}; call once a move. */
    Tensor doubtful(Blocks.Block block, Tensor own) {
        Tensor most = block.of(upper).add_(ownMoves.index_select(0, own));
        Tensor least = block.of(lower).sub_(otherMoves.index_select(0, own));
        return Ops.times(most, 1 + SLACK).gt(least).nonzero().squeeze(1);
    }

    /**
     * Renews the bounds of samples from computed distances.
     *
     * @param block they are in
     * @param positions of them in the block
     * @param own squared distance of each to its prototype, but for ‖x‖²
     * @param second that to the second nearest
     */
    void renew(Blocks.Block block, Tensor positions, Tensor own, Tensor second) {
        Tensor norms = block.of(points.norms()).index_select(0, positions);
        Tensor error = Ops.times(norms, ROUNDING);
        Tensor most = Ops.atLeast(own.add(norms), 0).add_(error).sqrt_();
        Tensor least = Ops.atLeast(second.add(norms).sub_(error), 0).sqrt_();
        block.of(upper).index_copy_(0, positions, most);
        block.of(lower).index_copy_(0, positions, least);
    }
}
