package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What draws memberships to the corners of the simplex and apart. */
public final class Simplex {

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

    /** m_ij = exp(−‖u_i − e_j‖²), how close sample i is to corner j: n×k from memberships u: n×k. */
    public static Tensor closenessToCorners(Tensor u) {
        // ‖u_i − e_j‖² = ‖u_i‖² − 2u_ij + 1
        Tensor distances = Ops.plus(Ops.sumKeeping(Ops.square(u), 1).sub(Ops.times(u, 2)), 1);
        return torch.exp(distances.neg());
    }
}
