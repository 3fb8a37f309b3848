package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The scatter of clusters about their centres, and the targets that shrink it in the direction where it is largest.
 *
 * <p>Guo, Lin, Ye, Zhang and Hou, Deep Embedded K-Means Clustering, ICDM Workshops 2021, equations 4 to 8.
 */
public final class WithinScatter {

    private WithinScatter() {}

    /**
     * The eigenvectors V of S_w = Σ_i (h_i − u_i)(h_i − u_i)ᵀ, by rising eigenvalue.
     *
     * @param h embeddings, n×m
     * @param u the centre of each one's cluster, n×m
     * @return m×m, a column for each
     */
    public static Tensor directions(Tensor h, Tensor u) {
        Tensor apart = h.sub(u).to(torch.ScalarType.Double);
        return torch.linalg_eigh(torch.mm(Ops.transposed(apart), apart)).get1().to(h.scalar_type());
    }

    /**
     * The targets hV whose last coordinate, that of the largest scatter, is the one of uV.
     *
     * @param h embeddings, n×m
     * @param u the centre of each one's cluster, n×m
     * @param v V, m×m
     * @return n×m
     */
    public static Tensor shrunk(Tensor h, Tensor u, Tensor v) {
        Tensor y = torch.mm(h, v);
        long last = v.size(1) - 1;
        y.select(1, last).copy_(torch.mv(u, v.select(1, last)));
        return y;
    }

    /**
     * The mean squared distance of embeddings from their mean. Distances to centres that are divided by it do not fall where an
     * embedding shrinks.
     *
     * @param h embeddings, b×m
     * @return a scalar with a gradient to h
     */
    public static Tensor total(Tensor h) {
        Tensor scatter = Ops.sum(Ops.square(h.sub(h.mean(0))), 1).mean();
        return Ops.atLeast(scatter, Float.MIN_NORMAL);
    }
}
