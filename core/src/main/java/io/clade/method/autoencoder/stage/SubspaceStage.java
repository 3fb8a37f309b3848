package io.clade.method.autoencoder.stage;

import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.network.NetworkConfig;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Weights;
import io.clade.objective.SubspaceError;
import io.clade.objective.WithinScatter;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.training.Loss;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers γ times {@link SubspaceError} of turned embeddings y = Vᵀz. At every refresh, samples go to the nearest centre in the
 * clusters' space, centres to the means of their samples, V to the eigenvectors of the clusters' scatter, and the share β of
 * each direction that belongs to the clusters' space to the one of lowest error. The network alone is trained.
 */
public final class SubspaceStage extends RefinementStage {

    private final Attraction attraction;

    /** V, m×m. */
    private final Tensor v;

    /** β, m. */
    private final Tensor beta;

    /** Centres of the clusters in embeddings, k×m. */
    private final Tensor mu;

    /** The centre of all embeddings, m. */
    private final Tensor common;

    /**
     * @param initial centres at the start, k×m
     * @param attraction of embeddings to the centres
     */
    public SubspaceStage(Setting setting, Matrix initial, Attraction attraction) {
        super(setting);
        this.attraction = attraction;
        mu = initial.tensor();
        int m = initial.columns();
        v = torch.eye(m);
        beta = torch.ones(m);
        common = torch.zeros(m);
    }

    /** The network from embeddings to the clusters' space, with {@code head} on it. */
    public NetworkConfig behind(Head head) {
        Shape embedding = Shape.table(Math.toIntExact(v.size(0)));
        Reduced reduced = new Reduced(embedding.size(), new Architecture.Identity());
        return new NetworkConfig(embedding, reduced, head, Math.toIntExact(mu.size(0)));
    }

    /** The linear map V β from embeddings to the clusters' space, as the weights of a {@link Reduced}. */
    public Weights map() {
        Tensor map = v.mul(beta);
        long m = map.size(0);
        return Weights.builder()
                .put(Reduced.MAP, new long[] {m, m}, Ops.toArray(map))
                .put(Reduced.OFFSET, new long[] {m}, new float[(int) m])
                .build();
    }

    /** The centres in the clusters' space, k×m. */
    public Matrix found() {
        return Matrix.of(inClusters(mu));
    }

    private Tensor inClusters(Tensor z) {
        return torch.mm(z, v).mul(beta);
    }

    @Override
    protected Tensor centres() {
        return mu;
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = super.state();
        all.put("centres", mu);
        all.put("common", common);
        all.put("turn", v);
        all.put("shares", beta);
        return all;
    }

    @Override
    protected void restart(Tensor z) {
        super.restart(z);
        v.copy_(torch.eye(v.size(0)));
        beta.fill_(new Scalar(1.0));
    }

    @Override
    protected Tensor refresh(Tensor z) {
        Tensor now = Ops.positionOfSmallest(Distances.squared(inClusters(z), inClusters(mu)), 1);
        Tensor sizes = torch.bincount(now, new TensorOptional(), mu.size(0))
                .to(z.scalar_type())
                .unsqueeze(1);
        Tensor means = torch.zeros_like(mu).index_add_(0, now, z).div(Ops.atLeast(sizes, 1));
        // A centre without samples stays where it is.
        mu.copy_(torch.where(sizes.gt(new Scalar(0)), means, mu));
        common.copy_(z.mean(0));
        Tensor own = mu.index_select(0, now);
        v.copy_(WithinScatter.directions(z, own));
        beta.copy_(SubspaceError.shares(torch.mm(z, v), torch.mm(own, v)));
        return now;
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor own = mu.index_select(0, clusters().index_select(0, rows).to(torch.ScalarType.Long));
        Tensor all = torch.mv(Ops.transposed(v), common);
        attraction.addTo(loss, SubspaceError.mean(torch.mm(z, v), torch.mm(own, v), all, beta), z);
    }
}
