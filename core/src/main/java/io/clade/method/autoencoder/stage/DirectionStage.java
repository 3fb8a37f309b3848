package io.clade.method.autoencoder.stage;

import io.clade.data.Matrix;
import io.clade.objective.WithinScatter;
import io.clade.partition.kmeans.KMeansRestarts;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.partition.kmeans.KMeansSettings;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers (1/B) Σ ‖Vᵀz_i − y_i‖²/m, where V are the eigenvectors of the clusters' scatter and y_i are the turned embeddings of the
 * last refresh, whose coordinate of largest scatter is that of the cluster's centre. k-means finds the clusters anew at
 * every refresh. The encoder alone is trained.
 */
public final class DirectionStage extends RefinementStage {

    private static final KMeansSettings ON = KMeansSettings.RECOMMENDED.withRestarts(1);

    /** The centres of the last refresh, k×m. */
    private final Tensor mu;

    /** V, m×m, a column for each eigenvector. */
    private final Tensor turn;

    /** y of all samples, n×m. */
    private final Tensor targets;

    /** Mean squared distance of the embeddings from their mean at the first refresh; 0 before. */
    private final Tensor scatter;

    /** @param initial centres at the start, k×m */
    public DirectionStage(Setting setting, Matrix initial) {
        super(setting);
        mu = initial.tensor();
        int m = initial.columns();
        turn = mu.new_zeros(m, m);
        targets = mu.new_zeros(fit().data().size(), m);
        scatter = mu.new_zeros(1);
    }

    /** The centres of k-means in the present embedding, from those of the last refresh. */
    public Matrix found() {
        return Scope.run(() -> Scope.withoutGradients(
                () -> KMeansRestarts.from(embedded(), mu, ON).prototypes()));
    }

    @Override
    protected Tensor centres() {
        return mu;
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = super.state();
        all.put("centres", mu);
        all.put("turn", turn);
        all.put("targets", targets);
        all.put("scatter", scatter);
        return all;
    }

    /** Goes on from the last centres, so that a cluster keeps its number. */
    @Override
    protected Tensor refresh(Tensor z) {
        KMeansResult found = KMeansRestarts.from(z, mu, ON);
        mu.copy_(found.prototypes().tensor());
        Tensor clusters = Ops.indices(found.clusters().codes());
        Tensor centres = mu.index_select(0, clusters);
        turn.copy_(WithinScatter.directions(z, centres));
        targets.copy_(keptScatter(WithinScatter.shrunk(z, centres, turn)));
        return clusters;
    }

    /**
     * Targets y: n×m, centred and scaled to the scatter of the first embeddings: nothing else keeps a network without decoder,
     * which chases its own outputs, from growing without bound.
     */
    private Tensor keptScatter(Tensor y) {
        Tensor now = WithinScatter.total(y);
        if (Ops.number(scatter) == 0) {
            scatter.copy_(now);
        }
        return y.sub(y.mean(0)).mul(scatter.div(now).sqrt());
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor difference = torch.mm(z, turn).sub(targets.index_select(0, rows));
        loss.plus("direction", Ops.square(difference).mean());
    }
}
