package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Measures of how far the memberships of samples and of their partners (augmented views, neighbours) differ.
 *
 * <p>Hu, Miyato, Tokui, Matsumoto and Sugiyama, Learning discrete representations via information maximizing self-augmented
 * training, ICML 2017, equation 4; Van Gansbeke, Vandenhende, Georgoulis, Proesmans and Van Gool, SCAN, ECCV 2020, take
 * nearest neighbours as partners.
 */
public final class MembershipConsistency {

    /** Least membership inside the logarithm. */
    private static final double EPSILON = 1e-6;

    private MembershipConsistency() {}

    /**
     * −1/n Σ_i Σ_j u_ij log v_ij, the cross entropy of the partners' memberships given the samples', which are targets:
     * no gradient flows through u. Where u and v are equal, however soft, the gradient is zero: nothing sharpens them.
     *
     * @param u memberships of the samples, n×k
     * @param v memberships of their partners, n×k
     * @return a scalar, 0 where both are hard and equal
     */
    public static Tensor crossEntropy(Tensor u, Tensor v) {
        return mutual(u.detach(), v);
    }

    /**
     * The same value with a gradient through u too: samples move towards their partners as much as partners towards
     * samples, and memberships sharpen.
     */
    public static Tensor mutual(Tensor u, Tensor v) {
        Tensor logs = torch.log(Ops.plus(v, EPSILON));
        return Ops.over(u.mul(logs).sum(), -u.size(0));
    }

    /**
     * −1/n Σ_i log u_iᵀv_i, which is lowest where a sample and its partner are in one cluster and memberships are hard (SCAN,
     * equation 2). The gradient flows through both.
     *
     * @param u memberships of the samples, n×k
     * @param v memberships of their partners, n×k
     * @return a scalar, 0 where both are hard and equal
     */
    public static Tensor product(Tensor u, Tensor v) {
        Tensor products = Ops.sum(u.mul(v), 1);
        return torch.log(Ops.plus(products, EPSILON)).mean().neg();
    }
}
