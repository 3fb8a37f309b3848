package io.clade.method.autoencoder.stage;

import io.clade.data.Matrix;
import io.clade.network.backbone.reduction.Reduced;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.objective.SubspaceError;
import io.clade.objective.WithinScatter;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.training.Loss;
import io.clade.training.optimiser.ParameterGroup;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers γ times {@link SubspaceError} of turned embeddings y = Vᵀz, while the decoder is given V Vᵀ z. V and the share β of
 * each direction that belongs to the clusters' space are trained with the network; centres move to the means of their
 * samples at every refresh. Samples belong to the nearest centre in the clusters' space.
 */
public final class SubspaceStage extends RefinementStage {

    private final double weight;
    private final Parameters turning;

    /** V, m×m. */
    private final Tensor v;

    /** Logits of β, m. */
    private final Tensor logits;

    /** μ, k×m, in turned coordinates. */
    private final Tensor mu;

    /** μ_0, m. */
    private final Tensor common;

    /**
     * @param z embeddings of all samples at the start, n×m
     * @param clusters of all samples, n whole numbers
     * @param initial their centres, k×m
     * @param weight γ
     */
    public SubspaceStage(Setting setting, Tensor z, Tensor clusters, Matrix initial, double weight) {
        super(setting);
        this.weight = weight;
        Tensor centres = initial.tensor().to(z.device(), z.scalar_type());
        Tensor directions = WithinScatter.directions(z, centres.index_select(0, clusters));
        turning = new Parameters(fit().session().device());
        v = turning.add("turn", directions);
        Tensor y = torch.mm(z, directions);
        mu = torch.mm(centres, directions);
        common = y.mean(0);
        Tensor beta = SubspaceError.shares(y, mu.index_select(0, clusters));
        logits = turning.add("shares", torch.logit(beta));
        turning.flatten();
    }

    private Tensor beta() {
        return torch.sigmoid(logits);
    }

    /** The centres in the clusters' space, k×m. */
    public Matrix centres() {
        return Matrix.of(mu.mul(beta()));
    }

    /** The linear map from embeddings to the clusters' space, as the weights of a {@link Reduced}. */
    public Weights map() {
        Tensor map = v.mul(beta());
        long m = map.size(0);
        return Weights.builder()
                .put(Reduced.MAP, new long[] {m, m}, Ops.toArray(map))
                .put(Reduced.OFFSET, new long[] {m}, new float[(int) m])
                .build();
    }

    @Override
    protected List<ParameterGroup> own() {
        return List.of(ParameterGroup.of(turning));
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = super.state();
        all.put("centres", mu);
        all.put("common", common);
        return all;
    }

    @Override
    protected void restart(Tensor z) {
        Matrix found = fit().kMeans(torch.mm(z, v).mul(beta()), Math.toIntExact(mu.size(0)))
                .prototypes();
        mu.copy_(found.tensor().div(beta()));
    }

    @Override
    protected Tensor refresh(Tensor z, Tensor before) {
        Tensor y = torch.mm(z, v);
        Tensor beta = beta();
        Tensor now = Ops.positionOfSmallest(Distances.squared(y.mul(beta), mu.mul(beta)), 1);
        Tensor sizes = torch.bincount(now, new TensorOptional(), mu.size(0))
                .to(y.scalar_type())
                .unsqueeze(1);
        Tensor means = torch.zeros_like(mu).index_add_(0, now, y).div(Ops.atLeast(sizes, 1));
        // A centre without samples stays where it is.
        mu.copy_(torch.where(sizes.gt(new Scalar(0)), means, mu));
        common.copy_(y.mean(0));
        return now;
    }

    @Override
    protected Tensor decoded(Tensor z) {
        return torch.mm(torch.mm(z, v), Ops.transposed(v));
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor own = clusters().index_select(0, rows).to(torch.ScalarType.Long);
        Tensor error = SubspaceError.mean(torch.mm(z, v), mu.index_select(0, own), common, beta());
        loss.plus("distance", weight, error);
    }
}
