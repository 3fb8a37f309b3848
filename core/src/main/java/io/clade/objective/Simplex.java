package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Terms that move memberships to the corners of the simplex and apart from each other. */
public final class Simplex {

    /** The least share of a cluster: an empty one adds nothing to the entropy, and its logarithm must be finite. */
    private static final double LEAST_SHARE = 1e-9;

    private Simplex() {}

    /**
     * Σ_{i&lt;j} u_iᵀu_j, the strictly upper triangle of UUᵀ: memberships of different samples should be orthogonal.
     * Computed as ½(‖Σ_i u_i‖² − Σ_i ‖u_i‖²), without the n×n matrix.
     *
     * @param u memberships, n×k
     * @param normalised whether the sum is divided by the number of pairs, n(n − 1)/2, as the authors' later code does;
     *     the thesis does not
     */
    public static Tensor orthogonality(Tensor u, boolean normalised) {
        long n = u.size(0);
        Tensor total = Ops.square(Ops.sum(u, 0)).sum();
        Tensor pairs = Ops.times(total.sub(Ops.square(u).sum()), 0.5);
        return normalised ? Ops.times(pairs, 2.0 / (n * (n - 1.0))) : pairs;
    }

    /** The closeness of sample i to corner j, m_ij = exp(−‖u_i − e_j‖²): n×k from memberships u: n×k. */
    public static Tensor closenessToCorners(Tensor u) {
        // ‖u_i − e_j‖² = ‖u_i‖² − 2u_ij + 1
        Tensor distances = Ops.plus(Ops.sumKeeping(Ops.square(u), 1).sub(Ops.times(u, 2)), 1);
        return torch.exp(distances.neg());
    }

    /**
     * log k − H(ū), ū the mean membership of each cluster: 0 where clusters have equal sizes, log k where one cluster
     * has all samples.
     *
     * <p>The marginal entropy of Hu and others, Learning discrete representations via information maximizing self-augmented
     * training, ICML 2017, equation 7.
     *
     * @param u memberships, n×k
     */
    public static Tensor imbalance(Tensor u) {
        Tensor mean = Ops.over(Ops.sum(u, 0), u.size(0));
        Tensor negativeEntropy =
                mean.mul(torch.log(Ops.atLeast(mean, LEAST_SHARE))).sum();
        return Ops.plus(negativeEntropy, Math.log(u.size(1)));
    }
}
