package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The Cauchy–Schwarz divergence between clusters, estimated with kernel densities: the lower, the better clusters are
 * separated and the more compact they are.
 *
 * <p>Kampffmeyer, Løkse, Bianchi, Livi, Salberg and Jenssen, Deep divergence-based approach to clustering, Neural Networks
 * 113, 2019; normalised by the number of pairs as in Trosten's thesis, equation 40.
 */
public final class CauchySchwarz {

    /** Least a_iᵀKa_i: an empty cluster must not divide by zero. */
    private static final double EPSILON = 1e-9;

    private CauchySchwarz() {}

    /**
     * d_cs(A, K) = (k choose 2)⁻¹ Σ_{i&lt;j} a_iᵀKa_j / √(a_iᵀKa_i · a_jᵀKa_j), a_j the columns of A.
     *
     * @param a memberships or closeness to the simplex corners, n×k, k ≥ 2, not negative
     * @param kernel K, n×n, symmetric
     * @return a scalar from 0 (apart) to 1 (the same)
     */
    public static Tensor divergence(Tensor a, Tensor kernel) {
        long k = a.size(1);
        Tensor m = torch.mm(a.t(), torch.mm(kernel, a));
        Tensor norms = torch.sqrt(Ops.atLeast(m.diagonal(), EPSILON));
        Tensor cosines = m.div(torch.outer(norms, norms));
        Tensor pairs = torch.triu(cosines, 1).sum();
        return Ops.times(pairs, 2.0 / (k * (k - 1)));
    }
}
