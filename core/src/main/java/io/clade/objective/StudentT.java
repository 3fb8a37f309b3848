package io.clade.objective;

import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Student-t memberships and the target distribution that sharpens them.
 *
 * <p>Xie, Girshick and Farhadi, Unsupervised Deep Embedding for Clustering Analysis, ICML 2016, equations 1 to 3; after van der
 * Maaten and Hinton, Visualizing Data using t-SNE, JMLR 9, 2008.
 */
public final class StudentT {

    private StudentT() {}

    /**
     * Computes q_ij ∝ (1 + ‖z_i − μ_j‖²/α)^(−(α+1)/2), rows summing to 1 (equation 1).
     *
     * @param z embeddings, b×m
     * @param mu prototypes, k×m
     * @param alpha α, the degrees of freedom, above zero
     * @return b×k
     */
    public static Tensor memberships(Tensor z, Tensor mu, double alpha) {
        return memberships(z, mu, alpha, 1);
    }

    /**
     * Computes the same with distances in other units: q_ij ∝ (1 + ‖z_i − μ_j‖²/(α w))^(−(α+1)/2).
     *
     * @param width w, the squared distance that counts as one, above zero
     */
    public static Tensor memberships(Tensor z, Tensor mu, double alpha, double width) {
        return torch.softmax(kernel(z, mu, alpha, width), 1);
    }

    /** ln q of these memberships, which are finite where q is too small for a number. */
    public static Tensor logarithms(Tensor z, Tensor mu, double alpha, double width) {
        return torch.log_softmax(kernel(z, mu, alpha, width), 1);
    }

    private static Tensor kernel(Tensor z, Tensor mu, double alpha, double width) {
        Tensor d = Distances.squared(z, mu);
        return Ops.times(torch.log1p(Ops.over(d, alpha * width)), -(alpha + 1) / 2);
    }

    /**
     * Computes the target p_ij = (q_ij²/f_j) / Σ_l (q_il²/f_l), f_j = Σ_i q_ij over all samples (equation 3).
     *
     * @param q memberships of all samples, n×k
     * @return n×k, rows summing to 1, without a gradient to q
     */
    public static Tensor target(Tensor q) {
        return target(q, 2);
    }

    /**
     * Computes the same with another exponent: p_ij ∝ q_ij^a/f_j.
     *
     * @param a above 1 to sharpen
     */
    public static Tensor target(Tensor q, double a) {
        Tensor fixed = q.detach();
        Tensor frequencies = Ops.sumKeeping(fixed, 0);
        Tensor weights = fixed.pow(new Scalar(a)).div(Ops.atLeast(frequencies, Float.MIN_NORMAL));
        return weights.div(Ops.sumKeeping(weights, 1));
    }

    /**
     * Computes KL(p‖q) = Σ_i Σ_j p_ij ln(p_ij/q_ij) over the mean of the b samples (equation 2).
     *
     * @param p targets, b×k
     * @param q memberships, b×k, above zero
     * @return a scalar, at least zero
     */
    public static Tensor divergence(Tensor p, Tensor q) {
        return divergenceFromLogarithms(p, torch.log(q));
    }

    /**
     * Computes the same from ln q, b×k, which may be of memberships that are too small for a number.
     *
     * @param p targets, b×k
     */
    public static Tensor divergenceFromLogarithms(Tensor p, Tensor logarithms) {
        // 0 ln 0 = 0: the target may underflow.
        Tensor entropy = torch.xlogy(p, p);
        Tensor cross = p.mul(logarithms);
        return Ops.over(entropy.sub(cross).sum(), p.size(0));
    }

    /**
     * Computes the share of the samples that changed their cluster.
     *
     * @param before clusters of the samples, n whole numbers
     * @param now clusters of the samples, n whole numbers
     */
    public static double changed(Tensor before, Tensor now) {
        return Ops.number(before.ne(now).to(torch.ScalarType.Double).mean());
    }
}
