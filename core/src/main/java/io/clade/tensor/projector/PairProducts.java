package io.clade.tensor.projector;

import org.bytedeco.pytorch.Tensor;

/**
 * Computes the products ⟨Π_i, Π_j⟩ of every pair of n projectors Π = BᵀB, and a sum that their gradient needs.
 * Intermediate results are in memory allocated at the start, so that both can run on any thread.
 */
interface PairProducts {

    /** The form that takes fewer multiplications for a pair: q² from the projectors, p²q from the bases. */
    static PairProducts of(Tensor like, long n, long p, long q) {
        return q < p * p ? new ProductsOfProjectors(like, n, q) : new ProductsOfBases(like, n, p, q);
    }

    /**
     * @param bases B: n×p×q, orthonormal rows
     * @param products to be written, n×n
     */
    void compute(Tensor bases, Tensor products);

    /**
     * H: n×p×q with H_i = B_i Σ_j w_ij Π_j, after {@link #compute}.
     *
     * @param w symmetric, n×n
     */
    Tensor weighted(Tensor w, Tensor bases);
}
