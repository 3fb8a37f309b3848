package io.clade.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Projection distances between the subspaces that the matricisations of tensors span, without an eigendecomposition.
 *
 * <p>For a tensor Y and a mode m let A = Y&lt;m&gt; be the p×q matricisation, transposed where it has more rows than
 * columns, and V an orthonormal basis of its row space. The thesis needs ‖V_YᵀV_Y′‖²_F for every pair. With the projector
 * Π = Aᵀ(AAᵀ + εI)⁻¹A that is ⟨Π_Y, Π_Y′⟩, which takes one Cholesky factorisation a sample and has a gradient everywhere.
 *
 * <p>The distance here is ½‖Π_Y − Π_Y′‖²_F. For matricisations of full rank it is the thesis's D_m − ‖V_YᵀV_Y′‖²_F; for
 * others, such as ReLU maps with a channel of zeros, it keeps the distance of a tensor to itself at zero.
 */
public final class Projectors {

    /** ε relative to the mean eigenvalue of AAᵀ: what single precision can still tell from zero. */
    private static final double RELATIVE_RIDGE = 1e-5;

    private static final double LEAST_RIDGE = 1e-12;

    private Projectors() {}

    /** Σ_m ½‖Π_m(y_i) − Π_m(y_j)‖²_F over all modes m: n×n from y: n×D_1×…×D_r, r ≥ 2. */
    public static Tensor distances(Tensor y) {
        Tensor sum = null;
        for (int mode = 1; mode < y.dim(); mode++) {
            Tensor one = Distances.fromGram(products(matricise(y, mode)));
            sum = sum == null ? one : sum.add(one);
        }
        return Ops.times(sum, 0.5);
    }

    /**
     * The mode-{@code mode} matricisations (from 1) of a batch y: n×D_1×…×D_r, as n×p×q with p ≤ q: rows are the slices
     * along that mode, or columns where there are more slices than numbers in one.
     */
    public static Tensor matricise(Tensor y, int mode) {
        Tensor slices = y.movedim(mode, 1).flatten(2, -1);
        return slices.size(1) <= slices.size(2) ? slices : Ops.transposed(slices);
    }

    /** ⟨Π_i, Π_j⟩ for every pair of a batch a: n×p×q, p ≤ q; n×n. */
    public static Tensor products(Tensor a) {
        Tensor b = whiten(a);
        long p = b.size(1);
        long q = b.size(2);
        return q < p * p ? productsOfProjectors(b) : productsOfBases(b);
    }

    /** B = L⁻¹A with LLᵀ = AAᵀ + εI, so that BᵀB = Π: n×p×q. */
    private static Tensor whiten(Tensor a) {
        Tensor gram = torch.bmm(a, Ops.transposed(a));
        Tensor diagonal = gram.diagonal(0, 1, 2);
        // ε follows the data but carries no gradient: it is a guard, not part of the distance.
        Tensor ridge = Ops.atLeast(Ops.times(diagonal.detach().mean(1), RELATIVE_RIDGE), LEAST_RIDGE);
        Tensor identity = torch.eye(a.size(1), a.options());
        Tensor regular = gram.add(ridge.view(-1, 1, 1).mul(identity));
        // The inverse of the small factor and one product are quicker than solving for every column of A.
        Tensor inverse = torch.linalg_solve_triangular(torch.linalg_cholesky(regular), identity, false);
        return torch.bmm(inverse, a);
    }

    /** q²n² multiplications: the projectors themselves, as vectors. */
    private static Tensor productsOfProjectors(Tensor b) {
        Tensor projectors = torch.bmm(Ops.transposed(b), b).flatten(1, -1);
        return selfProducts(projectors);
    }

    /** p²qn² multiplications, halved by symmetry: Σ_rs (b_ir · b_js)² over rows r, s of the whitened matrices. */
    private static Tensor productsOfBases(Tensor b) {
        long n = b.size(0);
        int p = (int) b.size(1);
        Tensor rows = b.transpose(0, 1).contiguous();
        Tensor equal = null;
        Tensor ordered = null;
        for (int r = 0; r < p; r++) {
            Tensor left = rows.select(0, r);
            Tensor diagonal = Ops.square(torch.mm(left, left.t()));
            equal = equal == null ? diagonal : equal.add(diagonal);
            if (r + 1 < p) {
                Tensor right = rows.narrow(0, r + 1, p - r - 1).flatten(0, 1);
                Tensor products = torch.mm(left, right.t()).view(n, p - r - 1, n);
                Tensor summed = Ops.sum(Ops.square(products), 1);
                ordered = ordered == null ? summed : ordered.add(summed);
            }
        }
        // The products for s < r are the transposes of those for r < s.
        return ordered == null ? equal : equal.add(ordered).add(ordered.t());
    }

    /** x xᵀ with the gradient of a symmetric result: one product instead of two in the backward pass. */
    private static Tensor selfProducts(Tensor x) {
        Tensor half = torch.mm(x, x.detach().t());
        Tensor whole = Ops.times(half, 2).sub(half.detach());
        return Ops.times(whole.add(whole.t()), 0.5);
    }
}
