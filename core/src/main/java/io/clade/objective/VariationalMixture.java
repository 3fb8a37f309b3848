package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The evidence lower bound of variational deep embedding, whose prior of embeddings is a mixture of k normal distributions with
 * independent units. For q(z|x) = N(μ̃, σ̃²), a sample z of it and γ_c = p(c|z),
 *
 * <p>ELBO = ln p(x|z) − Σ_c γ_c KL(q(z|x)‖p(z|c)) − KL(γ‖π),
 *
 * <p>which is equation 12 with its sums over units and clusters put into two divergences; their ln 2π cancel.
 *
 * <p>Jiang, Zheng, Tan, Tang and Zhou, Variational Deep Embedding: An Unsupervised and Generative Approach to Clustering, IJCAI
 * 2017, equations 12 and 16.
 */
public final class VariationalMixture {

    private VariationalMixture() {}

    /**
     * The mixture.
     *
     * @param logWeights ln π_c, k numbers whose exponentials sum to 1
     * @param means μ_c, k×m
     * @param logVariances ln σ²_c, k×m
     */
    public record Prior(Tensor logWeights, Tensor means, Tensor logVariances) {}

    /**
     * The distribution that the encoder gives for samples.
     *
     * @param means μ̃, b×m
     * @param logVariances ln σ̃², b×m
     */
    public record Encoding(Tensor means, Tensor logVariances) {

        /** z = μ̃ + σ̃ ε, b×m, of {@code noise} ε: b×m from a standard normal distribution. */
        public Tensor sample(Tensor noise) {
            return means.add(torch.exp(Ops.times(logVariances, 0.5)).mul(noise));
        }
    }

    /**
     * ln γ_c = ln π_c + ln N(z; μ_c, σ²_c) − ln Σ_l π_l N(z; μ_l, σ²_l), which is finite however far z is from all means.
     *
     * @param z embeddings, b×m
     * @return b×k
     */
    public static Tensor logPosterior(Tensor z, Prior prior) {
        Tensor logDeterminants = Ops.sum(prior.logVariances, 1);
        Tensor terms = Ops.times(scaledSquares(z, prior).add(logDeterminants), 0.5);
        return torch.log_softmax(prior.logWeights.sub(terms), 1);
    }

    /** Σ_j (z_j − μ_cj)²/σ²_cj, b×k. */
    private static Tensor scaledSquares(Tensor z, Prior prior) {
        Tensor apart = z.unsqueeze(1).sub(prior.means);
        return Ops.sum(Ops.square(apart).mul(torch.exp(prior.logVariances.neg())), 2);
    }

    /**
     * Σ_c γ_c KL(q(z|x)‖p(z|c)) of each sample, where KL = ½ Σ_j (ln σ²_cj − ln σ̃²_j + (σ̃²_j + (μ̃_j − μ_cj)²)/σ²_cj − 1).
     *
     * @param logGamma ln γ, b×k
     * @return b numbers, at least zero
     */
    public static Tensor embeddingDivergence(Tensor logGamma, Encoding encoding, Prior prior) {
        Tensor ratios = encoding.logVariances.unsqueeze(1).sub(prior.logVariances);
        Tensor spreads = Ops.sum(Ops.plus(torch.exp(ratios).sub(ratios), -1), 2);
        Tensor divergences = Ops.times(spreads.add(scaledSquares(encoding.means, prior)), 0.5);
        return Ops.sum(torch.exp(logGamma).mul(divergences), 1);
    }

    /**
     * KL(γ‖π) = Σ_c γ_c ln(γ_c/π_c) of each sample.
     *
     * @param logGamma ln γ, b×k
     * @return b numbers, at least zero
     */
    public static Tensor clusterDivergence(Tensor logGamma, Prior prior) {
        return Ops.sum(torch.exp(logGamma).mul(logGamma.sub(prior.logWeights)), 1);
    }

    /**
     * ln N(x; x̂, σ²I) of each sample.
     *
     * @param errors ‖x − x̂‖², b
     * @param numbers of each sample, b
     * @param variance σ², above zero
     */
    public static Tensor gaussian(Tensor errors, Tensor numbers, double variance) {
        Tensor constants = Ops.times(numbers, Math.log(2 * Math.PI * variance));
        return Ops.times(Ops.over(errors, variance).add(constants), -0.5);
    }

    /**
     * Σ_d (x_d ln p_d + (1 − x_d) ln(1 − p_d)) of each sample, p_d = 1/(1 + exp(−l_d)). Numbers where x is NaN do not count.
     *
     * @param x 0…1, b×…
     * @param logits l, with the shape of x
     */
    public static Tensor bernoulli(Tensor x, Tensor logits) {
        Tensor flat = x.flatten(1, -1);
        Tensor missing = torch.isnan(flat);
        // Before the products: a gradient of zero times NaN is NaN.
        Tensor known = flat.masked_fill(missing, new Scalar(0));
        Tensor l = logits.flatten(1, -1).masked_fill(missing, new Scalar(0));
        Tensor terms = known.mul(l).sub(torch.softplus(l));
        return Ops.sum(terms.masked_fill(missing, new Scalar(0)), 1);
    }
}
