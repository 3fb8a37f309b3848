package io.clade.objective;

import io.clade.tensor.Ops;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Unsupervised companion objectives: how well the output of every block tells the clusters apart, so that earlier blocks
 * see the cluster structure that the last one finds.
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
     * <p>a^l what a linear layer makes of block l: the cross entropy of ũ^l given u, the target, less the entropy of u, so
     * that it is 0 where they are equal. As in the thesis it is summed over samples, not averaged, and minimised whole:
     * the gradient flows through ũ^l into layer and block, and through u too, which is drawn towards what the blocks can
     * tell apart. Without the latter the entropy of u, which the formula has, would be a constant.
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

    /** Finite at corners of the simplex, where the limit of x ln x is 0 but its parts are not numbers. */
    private static Tensor log(Tensor x) {
        return torch.log(Ops.atLeast(x, EPSILON));
    }
}
