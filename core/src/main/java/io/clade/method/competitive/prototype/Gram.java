package io.clade.method.competitive.prototype;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Distances between samples and their linear combinations, from inner products alone. */
public final class Gram {

    /** Features that are multiplied at once, so that copies in double precision stay small. */
    private static final long BLOCK = 4096;

    private final Tensor products;
    private final long samples;

    /**
     * @param products inner products of all rows that are combined, a×a
     * @param samples number of rows, from the first, that are samples to measure from
     */
    private Gram(Tensor products, long samples) {
        this.products = products;
        this.samples = samples;
    }

    /**
     * The inner products of {@code rows}: a×d, in one pass over blocks of features, summed in double precision.
     *
     * @param samples number of rows, from the first, to measure from; the others are only combined
     */
    static Gram of(Tensor rows, long samples) {
        return new Gram(
                Scope.tidy(() -> {
                    long a = rows.size(0);
                    Tensor sum = rows.new_zeros(a, a).to(torch.ScalarType.Double);
                    for (long from = 0; from < rows.size(1); from += BLOCK) {
                        long start = from;
                        Scope.run((Runnable) () -> {
                            Tensor block = rows.narrow(1, start, Math.min(BLOCK, rows.size(1) - start))
                                    .to(torch.ScalarType.Double);
                            sum.add_(torch.mm(block, Ops.transposed(block)));
                        });
                    }
                    return sum.to(rows.scalar_type());
                }),
                samples);
    }

    /**
     * diag(G)1ᵀ − 2GΩᵀ + 1 diag(ΩGΩᵀ)ᵀ, at least zero: the squared distances between samples and the combinations ΩX, n×k
     * from Ω: k×a (equation 57).
     */
    Tensor squaredDistances(Tensor omega) {
        Tensor products = torch.mm(this.products, Ops.transposed(omega));
        Tensor norms = Ops.sum(products.mul(Ops.transposed(omega)), 0);
        Tensor own = this.products.diagonal().narrow(0, 0, samples).unsqueeze(1);
        Tensor between = Ops.times(products.narrow(0, 0, samples), 2);
        return Ops.atLeast(own.add(norms).sub(between), 0);
    }
}
