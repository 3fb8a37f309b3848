package io.clade.objective;

import io.clade.tensor.Ops;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Unsupervised companion objectives, which measure how well the output of each block separates the clusters, so that
 * earlier blocks learn the cluster structure that the last one finds.
 *
 * <p>Trosten's thesis, equations 39 and 40 (tensor kernels) and section 17.8 (softmax layers).
 */
public final class CompanionObjectives {

    /** Least membership inside a logarithm. */
    private static final double EPSILON = 1e-6;

    private CompanionObjectives() {}

    /**
     * Σ_l d_cs(U, K^l).
     *
     * @param u memberships, n×k
     * @param kernels K^l, the tensor kernel of block l, each n×n; at least one
     */
    public static Tensor tensorKernels(Tensor u, List<Tensor> kernels) {
        return kernels.stream()
                .map(kernel -> CauchySchwarz.divergence(u, kernel))
                .reduce(Tensor::add)
                .orElseThrow();
    }

    /**
     * Σ_l L^l_co,clf, with
     *
     * <p>L^l_co,clf = −Σ_i Σ_j (u_ij ln(ũ^l_ij / u_ij) + (1 − u_ij) ln((1 − ũ^l_ij) / (1 − u_ij))), ũ^l = softmax(a^l),
     *
     * <p>where a^l is the output of a linear layer on block l. This is the cross entropy of ũ^l given the target u,
     * less the entropy of u, so that it is 0 where they are equal. As in the thesis it is summed over samples, not
     * averaged, and its whole gradient is used: it flows through ũ^l into layer and block, and through u, which moves
     * towards clusters that the blocks can separate. If it did not flow through u, the entropy of u in the formula
     * would be a constant.
     *
     * @param u memberships, n×k
     * @param logits a^l for every block, each n×k; at least one
     * @return a scalar of zero or more
     */
    public static Tensor softmaxLayers(Tensor u, List<Tensor> logits) {
        Tensor others = complement(u);
        Tensor entropies = u.mul(log(u)).add(others.mul(log(others)));
        return logits.stream()
                .map(a -> {
                    // From the logits, so that a layer that is sure of the wrong cluster still has a gradient.
                    Tensor logs = torch.log_softmax(a, 1);
                    Tensor logsOfOthers = log(complement(torch.exp(logs)));
                    return entropies
                            .sub(u.mul(logs))
                            .sub(others.mul(logsOfOthers))
                            .sum();
                })
                .reduce(Tensor::add)
                .orElseThrow();
    }

    private static Tensor complement(Tensor u) {
        return Ops.plus(u.neg(), 1);
    }

    /** The logarithm, bounded so that it is finite at corners of the simplex, where x ln x has the limit 0. */
    private static Tensor log(Tensor x) {
        return torch.log(Ops.atLeast(x, EPSILON));
    }
}
