package io.clade.objective;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Soft competition of prototypes for samples: the objective of deep dual competitive learning, and its two parts, L_q =
 * L_OLS + V for any memberships.
 *
 * <p>Cirrincione, DDCL: Deep Dual Competitive Learning, arXiv 2604.01740, 2026, theorem 1. All values are means over the
 * samples, where the paper has sums.
 */
public final class SoftCompetition {

    /** Least membership inside the logarithm. */
    private static final double EPSILON = 1e-12;

    private SoftCompetition() {}

    /**
     * q_i = softmax(−d_i/T), the memberships that minimise Σ_j q_ij d_ij + T Σ_j q_ij ln q_ij (proposition 1).
     *
     * @param d squared distances to the prototypes, n×k
     * @param temperature T, a scalar above zero; may have a gradient
     */
    public static Tensor memberships(Tensor d, Tensor temperature) {
        return torch.softmax(d.div(temperature).neg(), 1);
    }

    /** L_q = 1/n Σ_i Σ_j q_ij d_ij, the soft quantisation error, of memberships and squared distances, both n×k. */
    public static Tensor quantisation(Tensor q, Tensor d) {
        return Ops.over(q.mul(d).sum(), q.size(0));
    }

    /**
     * L_OLS = 1/n Σ_i ‖z_i − Pᵀq_i‖², the mean squared distance of samples from the mixture of prototypes that their
     * memberships make.
     *
     * @param z embeddings, n×m
     * @param p prototypes, k×m
     * @param q memberships, n×k
     */
    public static Tensor leastSquares(Tensor z, Tensor p, Tensor q) {
        return Ops.over(Ops.square(z.sub(torch.mm(q, p))).sum(), z.size(0));
    }

    /**
     * V = 1/n Σ_i Σ_j q_ij ‖p_j − Pᵀq_i‖², the mean squared distance of the prototypes that share a sample from their
     * mixture: zero where memberships are hard.
     *
     * @param p prototypes, k×m
     * @param q memberships, n×k
     */
    public static Tensor variance(Tensor p, Tensor q) {
        Tensor mixtures = torch.mm(q, p);
        return Ops.over(q.mul(Distances.squared(mixtures, p)).sum(), q.size(0));
    }

    /** 1/n Σ_i Σ_j q_ij ln q_ij, between −ln k and 0, where memberships n×k are hard. */
    public static Tensor negativeEntropy(Tensor q) {
        return Ops.over(q.mul(torch.log(Ops.atLeast(q, EPSILON))).sum(), q.size(0));
    }

    /** S(P), the mean distance between two of the prototypes, k×m with k at least 2; no gradient is meant to flow through it. */
    public static Tensor separation(Tensor p) {
        double k = p.size(0);
        return Ops.over(torch.sqrt(Distances.squared(p)).sum(), k * (k - 1));
    }

    /** K = 1/n Σ_i Σ_j q_ij², between 1/k and 1, where memberships n×k are hard. */
    public static Tensor concentration(Tensor q) {
        return Ops.over(Ops.square(q).sum(), q.size(0));
    }
}
