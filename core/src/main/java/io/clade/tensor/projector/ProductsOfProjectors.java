package io.clade.tensor.projector;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The products of projectors as vectors of q² numbers. */
final class ProductsOfProjectors implements PairProducts {

    private final long n;
    private final long q;

    /** Π as rows: n×q². */
    private final Tensor projectors;

    ProductsOfProjectors(Tensor like, long n, long q) {
        this.n = n;
        this.q = q;
        projectors = like.new_empty(n, q * q);
    }

    @Override
    public void compute(Tensor bases, Tensor products) {
        torch.bmm_out(projectors.view(n, q, q), Ops.transposed(bases), bases);
        torch.mm_out(products, projectors, projectors.t());
    }

    @Override
    public Tensor weighted(Tensor w, Tensor bases) {
        return torch.bmm(bases, torch.mm(w, projectors).view(n, q, q));
    }
}
