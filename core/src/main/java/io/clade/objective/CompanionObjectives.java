package io.clade.objective;

import io.clade.tensor.Bandwidth;
import io.clade.tensor.Kernels;
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
     * Σ_l d_cs(U, K^l), K^l the tensor kernel of block l.
     *
     * @param blocks outputs of the blocks, each n×D_1×…×D_r, at least one
     * @param u memberships, n×k
     */
    public static Tensor tensorKernels(List<Tensor> blocks, Tensor u, Bandwidth bandwidth) {
        return blocks.stream()
                .map(y -> CauchySchwarz.divergence(u, Kernels.tensor(y, bandwidth)))
                .reduce(Tensor::add)
                .orElseThrow();
    }
}
