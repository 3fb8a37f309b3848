package io.clade.tensor.projector;

import io.clade.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The products of projectors as ‖B_i B_jᵀ‖²_F: the products b_ir · b_js of all rows of all bases, squared and summed. They
 * form a symmetric pn×pn matrix, of which only horizontal strips from the diagonal on are computed and kept.
 */
final class ProductsOfBases implements PairProducts {

    /** The number of strips: more of them compute less beyond the diagonal, but multiply smaller matrices. */
    private static final long STRIPS = 5;

    /** The number of rows below which a matrix product is far from the processor's peak speed. */
    private static final long LEAST_ROWS = 128;

    private final long n;
    private final long p;
    private final long q;
    private final List<Strip> strips = new ArrayList<>();

    ProductsOfBases(Tensor like, long n, long p, long q) {
        this.n = n;
        this.p = p;
        this.q = q;
        long rows = Math.max(ceilOfQuotient(p, STRIPS), ceilOfQuotient(LEAST_ROWS, n));
        for (long first = 0; first < p; first += rows) {
            strips.add(new Strip(like, first, Math.min(rows, p - first)));
        }
    }

    private static long ceilOfQuotient(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /**
     * The rows of all bases, row r of every basis before row r + 1 of any: pn×q. Sums over r and s then run over
     * contiguous memory.
     */
    private Tensor rows(Tensor bases) {
        return bases.transpose(0, 1).flatten(0, 1);
    }

    @Override
    public void compute(Tensor bases, Tensor products) {
        Tensor rows = rows(bases);
        products.zero_();
        strips.forEach(strip -> strip.addProducts(rows, products));
    }

    @Override
    public Tensor weighted(Tensor w, Tensor bases) {
        Tensor rows = rows(bases);
        Tensor sum = torch.zeros_like(rows);
        strips.forEach(strip -> strip.addWeighted(w, rows, sum));
        return sum.view(p, n, q).transpose(0, 1);
    }

    /**
     * The products of rows {@code first} to {@code first + count − 1} of all bases with these and all later rows of all
     * bases.
     */
    private final class Strip {

        private final long first;
        private final long count;
        private final long width;

        /** b_ir · b_js at row (r, i) and column (s, j). */
        private final Tensor values;

        Strip(Tensor like, long first, long count) {
            this.first = first;
            this.count = count;
            width = p - first;
            values = like.new_empty(count * n, width * n);
        }

        private Tensor own(Tensor rows) {
            return rows.narrow(0, first * n, count * n);
        }

        private Tensor ownAndLater(Tensor rows) {
            return rows.narrow(0, first * n, width * n);
        }

        private Tensor later(Tensor rows) {
            return rows.narrow(0, (first + count) * n, (width - count) * n);
        }

        void addProducts(Tensor rows, Tensor products) {
            torch.mm_out(values, own(rows), ownAndLater(rows).t());
            Tensor squares = Ops.sum(Ops.square(values.view(count, n, width, n)), 0);
            Tensor mirrored = Ops.sum(squares.narrow(1, count, width - count), 1);
            products.add_(Ops.sum(squares, 1)).add_(mirrored.t());
        }

        void addWeighted(Tensor w, Tensor rows, Tensor sum) {
            Tensor weighted =
                    values.view(count, n, width, n).mul(w.view(1, n, 1, n)).view(count * n, width * n);
            own(sum).addmm_(weighted, ownAndLater(rows));
            later(sum).addmm_(weighted.narrow(1, count * n, (width - count) * n).t(), own(rows));
        }
    }
}
