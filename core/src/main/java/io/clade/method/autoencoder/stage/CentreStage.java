package io.clade.method.autoencoder.stage;

import io.clade.data.Matrix;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers γ (1/B) Σ ‖z_i − μ_c(i)‖², the distance of embeddings to the centres of their clusters. Centres are not trained by
 * gradients: with each batch they move towards its samples. Clusters are found anew at every refresh, where a
 * centre without samples takes the place of the sample that is farthest from its own.
 */
public final class CentreStage extends RefinementStage {

    /** Samples that every centre counts as its own before the first step, as in the authors' code; the paper is silent. */
    private static final double COUNTED = 100;

    private final Attraction attraction;
    private final double rate;

    /** μ, k×m. */
    private final Tensor mu;

    /** Samples that each centre has taken, k. */
    private final Tensor counts;

    /**
     * @param initial μ at the start, k×m
     * @param attraction of embeddings to the centres
     * @param rate share of the way that a centre moves to the mean of its samples in a batch; 0 to move it by 1/count a
     *     sample, as published
     */
    public CentreStage(Setting setting, Matrix initial, Attraction attraction, double rate) {
        super(setting);
        this.attraction = attraction;
        this.rate = rate;
        mu = initial.tensor();
        counts = mu.new_full(new long[] {mu.size(0)}, new Scalar(COUNTED));
    }

    /** The present centres, k×m. */
    public Matrix found() {
        return Matrix.of(mu);
    }

    @Override
    protected Tensor centres() {
        return mu;
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = super.state();
        all.put("centres", mu);
        all.put("counts", counts);
        return all;
    }

    @Override
    protected Tensor refresh(Tensor z) {
        Tensor now = nearest(z);
        Tensor sizes = torch.bincount(now, new TensorOptional(), mu.size(0));
        int[] size = Ops.toInts(sizes);
        for (int j = 0; j < size.length; j++) {
            if (size[j] == 0) {
                long farthest =
                        (long) Ops.number(Ops.least(Distances.squared(z, mu), 1).argmax());
                mu.select(0, j).copy_(z.select(0, farthest));
                now = nearest(z);
            }
        }
        return now;
    }

    private Tensor nearest(Tensor z) {
        return Ops.positionOfSmallest(Distances.squared(z, mu), 1);
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor own = clusters().index_select(0, rows).to(torch.ScalarType.Long);
        Tensor distances = Ops.sum(Ops.square(z.sub(mu.index_select(0, own))), 1);
        attraction.addTo(loss, distances.mean(), z);
        Scope.run(() -> Scope.withoutGradients(() -> move(z.detach(), own)));
    }

    /** Moves each centre towards those of the embeddings z: b×m that are its own. */
    private void move(Tensor z, Tensor own) {
        Tensor one = torch.one_hot(own, mu.size(0)).to(z.scalar_type());
        Tensor taken = Ops.sum(one, 0);
        Tensor sums = torch.mm(Ops.transposed(one), z);
        counts.add_(taken);
        Tensor means = sums.div(Ops.atLeast(taken, 1).unsqueeze(1));
        Tensor share = rate > 0 ? Ops.times(taken.gt(new Scalar(0)).to(z.scalar_type()), rate) : taken.div(counts);
        mu.add_(means.sub(mu).mul(share.unsqueeze(1)));
    }
}
