package io.clade.method.autoencoder;

import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.network.layer.Mode;
import io.clade.objective.StudentT;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Batch;
import io.clade.training.Keep;
import io.clade.training.Loss;
import io.clade.training.Stage;
import io.clade.training.optimiser.ParameterGroup;
import io.clade.training.session.Phase;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers KL(p‖q) of the memberships q_ij ∝ (1 + ‖z_i − μ_j‖²/α)^(−(α+1)/2) to the target p_ij ∝ q_ij²/f_j of all
 * samples, which is refreshed every T steps. It has converged when few samples changed their cluster between two
 * refreshes.
 */
final class RefinementStage implements Stage {

    private final Fit fit;
    private final Autoencoder net;
    private final LearnedPrototypes mu;
    private final Refinement settings;
    /** p of all samples, n×k. */
    private final Tensor target;

    /** The cluster of each sample at the last refresh, n; −1 before the first. */
    private final Tensor clusters;

    /** The share of samples that changed their cluster between the last two refreshes. */
    private final Tensor changed;

    RefinementStage(Fit fit, Autoencoder net, LearnedPrototypes mu, Refinement settings) {
        this.fit = fit;
        this.net = net;
        this.mu = mu;
        this.settings = settings;
        int n = fit.data().size();
        target = mu.tensor().new_zeros(n, mu.tensor().size(0));
        clusters = target.new_zeros(n).fill_(new Scalar(-1.0));
        changed = target.new_ones(1);
    }

    @Override
    public Phase phase() {
        return Phase.TRAINING;
    }

    /** The parameters of encoder and prototypes; the decoder is dropped. */
    @Override
    public List<ParameterGroup> parameters() {
        return List.of(ParameterGroup.of(net.ofEncoder()), ParameterGroup.of(mu.parameters()));
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("target", target, "clusters", clusters, "changed", changed);
    }

    @Override
    public void beginEpoch(int epoch) {
        if (settings.interval() == 0) {
            refresh();
        }
    }

    @Override
    public void beginStep(long step) {
        if (settings.interval() > 0 && step % settings.interval() == 0) {
            refresh();
        }
    }

    /** Computes p from q of all samples. */
    private void refresh() {
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor q = memberships(fit.embed(net));
            Tensor now = Ops.positionOfLargest(q, 1).to(clusters.scalar_type());
            changed.fill_(new Scalar(StudentT.changed(clusters, now)));
            clusters.copy_(now);
            target.copy_(StudentT.target(q));
        }));
    }

    private Tensor memberships(Tensor z) {
        return StudentT.memberships(z, mu.tensor(), settings.alpha());
    }

    @Override
    public Loss loss(Batch batch) {
        Tensor q = memberships(net.encode(batch.samples(), Mode.TRAINING).embedding());
        Tensor p = target.index_select(0, Ops.indices(batch.rows()).to(target.device(), torch.ScalarType.Long));
        return Loss.of("divergence", StudentT.divergence(p, q)).watch("changed", changed);
    }

    @Override
    public boolean converged() {
        return Ops.number(changed) < settings.tolerance();
    }

    /** The last epoch is kept: while the target moves, losses of different epochs cannot be compared. */
    @Override
    public Keep keep() {
        return Keep.LAST;
    }
}
