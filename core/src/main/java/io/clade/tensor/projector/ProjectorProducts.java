package io.clade.tensor.projector;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Computes the products ⟨Π_i, Π_j⟩ for every pair of n matrices A: p×q, p ≤ q, and their gradient, where Π = BᵀB, B =
 * L⁻¹A, LLᵀ = AAᵀ + εI. Memory for results is allocated at the start, so that {@link #compute} and
 * {@link #computeGradient} can run on any thread.
 */
final class ProjectorProducts {

    /** ε relative to the mean eigenvalue of AAᵀ, the least that single precision can tell from zero. */
    private static final double RELATIVE_RIDGE = 1e-5;

    /**
     * The factor of the next ridge to try where rows are so nearly parallel that rounding makes AAᵀ + εI indefinite.
     */
    private static final double RIDGE_STEP = 10;

    private static final double MOST_RIDGES = 1e4;

    private static final double LEAST_RIDGE = 1e-12;

    private final Tensor a;
    private final long n;
    private final long p;
    private final long q;

    /** L⁻¹: n×p×p. */
    private final Tensor inverse;

    /** B: n×p×q. */
    private final Tensor whitened;

    private final PairProducts pairs;
    private final Tensor products;
    private final Tensor gradient;

    /** @param a without a gradient, n×p×q */
    ProjectorProducts(Tensor a) {
        this.a = a;
        n = a.size(0);
        p = a.size(1);
        q = a.size(2);
        inverse = a.new_empty(n, p, p);
        whitened = a.new_empty(n, p, q);
        pairs = PairProducts.of(a, n, p, q);
        products = a.new_empty(n, n);
        gradient = a.new_empty(n, p, q);
    }

    /** The number of multiplications for the products of all pairs. */
    long multiplications() {
        return n * n * q * Math.min(q, p * p);
    }

    /** The products, n×n, once computed. */
    Tensor products() {
        return products;
    }

    /** dL/dA: n×p×q, once computed. */
    Tensor gradient() {
        return gradient;
    }

    void compute() {
        Tensor matrices = a.contiguous();
        invertFactor(matrices);
        torch.bmm_out(whitened, inverse, matrices);
        pairs.compute(whitened, products);
    }

    /** Inverts the small factor, since the inverse and one product are faster than solving for every column of A. */
    private void invertFactor(Tensor matrices) {
        Tensor factor = factor(torch.bmm(matrices, Ops.transposed(matrices)));
        Tensor identity = torch.eye(p, a.options());
        inverse.copy_(torch.linalg_solve_triangular(factor, identity, false));
    }

    /** L with LLᵀ = G + εI of every sample's G, which is overwritten; all samples get the same relative ε. */
    private static Tensor factor(Tensor gram) {
        Tensor diagonal = gram.diagonal(0, 1, 2);
        // ε follows the data but carries no gradient: it is a guard, not part of the distance.
        Tensor ridge = Ops.atLeast(Ops.times(diagonal.mean(1), RELATIVE_RIDGE), LEAST_RIDGE)
                .unsqueeze(1);
        double added = 0;
        for (double times = 1; times <= MOST_RIDGES; times *= RIDGE_STEP) {
            diagonal.add_(Ops.times(ridge, times - added));
            added = times;
            T_TensorTensor_T found = torch.linalg_cholesky_ex(gram);
            if (!found.get1().any().item_bool()) {
                return found.get0();
            }
        }
        return torch.linalg_cholesky(gram);
    }

    /**
     * dL/dA = 2 L⁻ᵀ H (I − Π), H_i = B_i Σ_j w_ij Π_j, because dΠ = BᵀN + NᵀB with N = L⁻¹dA(I − Π): neither the
     * factorisation nor the inverse is differentiated.
     *
     * @param w dL/d⟨Π_i, Π_j⟩ + dL/d⟨Π_j, Π_i⟩, n×n
     */
    void computeGradient(Tensor w) {
        Tensor h = pairs.weighted(w, whitened);
        // H(I − Π): what moves within the row space changes nothing.
        Tensor within = torch.bmm(h, Ops.transposed(whitened));
        Tensor across = torch.baddbmm(h, within, whitened, new Scalar(2.0), new Scalar(-2.0));
        torch.bmm_out(gradient, Ops.transposed(inverse), across);
    }
}
