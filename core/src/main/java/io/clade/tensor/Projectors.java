package io.clade.tensor;

import org.bytedeco.pytorch.T_TensorTensor_T;
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

    /** Times as large a ridge is tried where rows are so nearly parallel that rounding makes AAᵀ + εI indefinite. */
    private static final double RIDGE_STEP = 10;

    private static final double MOST_RIDGES = 1e4;

    private static final double LEAST_RIDGE = 1e-12;

    /** Multiplications from which a product gains from threads. */
    private static final long LARGE_PRODUCT = 30_000_000;

    private Projectors() {}

    /** Σ_m ½‖Π_m(y_i) − Π_m(y_j)‖²_F over all modes m: n×n from y: n×D_1×…×D_r, r ≥ 2. */
    public static Tensor distances(Tensor y) {
        Tensor products = null;
        for (int mode = 1; mode < y.dim(); mode++) {
            Tensor one = ofFirstFactor(matricise(y, mode));
            products = products == null ? one : products.add(one);
        }
        return Ops.times(Distances.fromGram(ofAllFactors(products)), 0.5);
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
        return ofAllFactors(ofFirstFactor(a));
    }

    /**
     * ⟨Π_i, Π_j⟩ = ⟨B_iᵀB_i, B_jᵀB_j⟩, with a gradient through the first of the four factors alone. The second's is
     * equal to it, and those of the others come by exchanging i and j: a quarter of the backward work is enough.
     */
    private static Tensor ofFirstFactor(Tensor a) {
        Tensor b = whiten(a);
        long p = b.size(1);
        long q = b.size(2);
        return q < p * p ? productsOfProjectors(b) : productsOfBases(b);
    }

    /** The same numbers with the gradient through all four factors. */
    private static Tensor ofAllFactors(Tensor products) {
        Tensor value = products.detach();
        Tensor twice = Ops.times(products, 2).sub(value);
        return twice.add(twice.t()).sub(value);
    }

    /**
     * B = L⁻¹A with LLᵀ = AAᵀ + εI, so that BᵀB = Π: n×p×q. Its gradient is not that of B but one that gives Π its own:
     * dΠ = BᵀN + NᵀB with N = L⁻¹dA(I − Π), so N stands for dB and neither the factorisation nor the inverse is
     * differentiated.
     */
    private static Tensor whiten(Tensor a) {
        Tensor inverse = inverseFactor(a.detach());
        Tensor whole = torch.bmm(inverse, a);
        Tensor b = whole.detach();
        Tensor coordinates = torch.bmm(whole, Ops.transposed(b));
        // What moves within the row space is taken out of the gradient; in value this is zero.
        Tensor within = torch.bmm(coordinates.sub(coordinates.detach()), b);
        return whole.sub(within);
    }

    /** L⁻¹: n×p×p. The inverse of the small factor and one product are quicker than solving for every column of A. */
    private static Tensor inverseFactor(Tensor a) {
        Tensor gram = torch.bmm(a, Ops.transposed(a));
        Tensor identity = torch.eye(a.size(1), a.options());
        return torch.linalg_solve_triangular(factor(gram), identity, false);
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

    /** q²n² multiplications: the projectors themselves, as vectors. */
    private static Tensor productsOfProjectors(Tensor b) {
        Tensor projectors = torch.bmm(Ops.transposed(b.detach()), b).flatten(1, -1);
        return timesTransposed(projectors, projectors.detach());
    }

    /** p²qn² multiplications: Σ_rs (b_ir · b_js)² over rows r, s of the whitened matrices. */
    private static Tensor productsOfBases(Tensor b) {
        long n = b.size(0);
        long p = b.size(1);
        // Row r of every sample, then row r + 1 of every sample: sums over r and s then run over whole rows of memory.
        Tensor rows = b.transpose(0, 1).flatten(0, 1);
        Tensor cosines = timesTransposed(rows, rows.detach()).view(p, n, p, n);
        return Ops.sum(Ops.sum(cosines.mul(cosines.detach()), 2), 0);
    }

    /** x yᵀ; large products by oneDNN, which shares them out where OpenBLAS has one thread for the many small ones. */
    private static Tensor timesTransposed(Tensor x, Tensor y) {
        boolean large = x.numel() * y.size(0) > LARGE_PRODUCT;
        if (large && torch.hasMKLDNN() && x.is_cpu() && x.scalar_type().intern() == torch.ScalarType.Float) {
            return torch.mkldnn_linear(x.to_mkldnn(), y).to_dense();
        }
        return torch.mm(x, y.t());
    }
}
