package io.clade.objective;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Unsupervised companion objectives: the divergence between clusters measured on the output of every block, so that
 * earlier blocks see the cluster structure that the last one finds.
 *
 * <p>Trosten's thesis, equations 39 and 40.
 */
public final class CompanionObjectives {

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
}
