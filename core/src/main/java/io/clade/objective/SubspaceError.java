package io.clade.objective;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/**
 * The errors of two spaces that share the directions of an embedding: one in which clusters lie, and one that holds what
 * clusters have in common.
 *
 * <p>Miklautz, Bauer, Mautz, Tschiatschek, Böhm and Plant, Details (Don't) Matter: Isolating Cluster Information in Deep Embedded
 * Spaces, IJCAI 2021, equation 3.
 */
public final class SubspaceError {

    private SubspaceError() {}

    /**
     * ½ (1/b) Σ_i (‖β ∘ (y_i − μ_i)‖² + ‖(1 − β) ∘ (y_i − μ_0)‖²).
     *
     * @param y turned embeddings Vᵀz, b×m
     * @param mu the centre of each one's cluster, b×m
     * @param common μ_0, the centre of all, m
     * @param beta β, the share of each direction that belongs to the clusters' space, 0…1, m
     * @return a scalar
     */
    public static Tensor mean(Tensor y, Tensor mu, Tensor common, Tensor beta) {
        Tensor clustered = Ops.square(y.sub(mu).mul(beta));
        Tensor shared = Ops.square(y.sub(common).mul(Ops.plus(beta.neg(), 1)));
        return Ops.over(clustered.add(shared).sum(), 2.0 * y.size(0));
    }

    /**
     * The β that suits directions as they are: softmax over the two spaces of −ln of each one's share of the error, which is
     * the share of the other space.
     *
     * @param y turned embeddings, n×m
     * @param mu the centre of each one's cluster, n×m
     * @return β in (0, 1), m: near 1 where clusters explain a direction
     */
    public static Tensor shares(Tensor y, Tensor mu) {
        Tensor inClusters = Ops.sum(Ops.square(y.sub(mu)), 0);
        Tensor inAll = Ops.sum(Ops.square(y.sub(y.mean(0))), 0);
        return inAll.div(Ops.atLeast(inClusters.add(inAll), Float.MIN_NORMAL));
    }
}
