package io.clade.objective;

import io.clade.input.Require;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The contrastive loss: the two views of a pair should be more similar to each other than to all other views of the batch.
 *
 * <p>Chen, Kornblith, Norouzi and Hinton, A simple framework for contrastive learning of visual representations, ICML 2020,
 * equation 1 (NT-Xent).
 */
public final class Contrast {

    private Contrast() {}

    /**
     * 1/2n Σ_i −log(exp(s_ij/τ) / Σ_{l≠i} exp(s_il/τ)) over all 2n views i, j the partner of i, s the inner product.
     *
     * @param a embeddings of one view of each pair, rows of length 1: n×m
     * @param b embeddings of the other view, in the same order: n×m
     * @param temperature τ, above 0
     * @return a scalar, log(2n − 1) where all embeddings are equal
     */
    public static Tensor crossEntropy(Tensor a, Tensor b, double temperature) {
        Require.positive("temperature", temperature);
        Tensor z = torch.cat(new TensorVector(a, b), 0);
        Tensor similarities = Ops.over(torch.mm(z, Ops.transposed(z)), temperature);
        Tensor self = torch.eye(z.size(0)).to(z.device(), torch.ScalarType.Bool);
        Tensor others = similarities.masked_fill(self, new Scalar(Double.NEGATIVE_INFINITY));
        Tensor partners = Ops.over(Ops.sum(a.mul(b), 1), temperature).mean();
        return torch.logsumexp(others, 1).mean().sub(partners);
    }
}
