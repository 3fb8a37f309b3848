package io.clade.tensor.projector;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The distances of {@link Projectors} as the thesis computes them (section 12.1.4): an orthonormal basis V of the row
 * space from the eigendecomposition of AAᵀ. It is far slower, and its gradient is singular where eigenvalues are equal;
 * it is kept as a reference for tests and benchmarks of the projector form.
 */
public final class EigenProjectors {

    private static final double EPSILON = 1e-12;

    private EigenProjectors() {}

    /** Σ_m (p_m − ‖V_m(y_i)ᵀ V_m(y_j)‖²_F): n×n from y: n×D_1×…×D_r whose matricisations have full rank. */
    public static Tensor distances(Tensor y) {
        Tensor sum = null;
        for (int mode = 1; mode < y.dim(); mode++) {
            Tensor a = Projectors.matricise(y, mode);
            Tensor one = Ops.plus(products(a).neg(), a.size(1));
            sum = sum == null ? one : sum.add(one);
        }
        return Ops.atLeast(sum, 0);
    }

    /** ‖V_iᵀV_j‖²_F for every pair of a batch a: n×p×q, p ≤ q. */
    static Tensor products(Tensor a) {
        long n = a.size(0);
        long p = a.size(1);
        T_TensorTensor_T eigen = torch.linalg_eigh(torch.bmm(a, Ops.transposed(a)));
        Tensor roots = torch.sqrt(Ops.atLeast(eigen.get0(), EPSILON)).unsqueeze(2);
        // Rows of Vᵀ = Λ^(−1/2) Uᵀ A
        Tensor bases = torch.bmm(Ops.transposed(eigen.get1()), a).div(roots).flatten(0, 1);
        Tensor cosines = torch.mm(bases, bases.t()).view(n, p, n, p);
        return Ops.square(cosines).sum(3L).sum(1L);
    }
}
