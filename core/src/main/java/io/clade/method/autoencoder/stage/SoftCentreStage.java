package io.clade.method.autoencoder.stage;

import io.clade.network.cluster.LearnedPrototypes;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.training.Loss;
import io.clade.training.optimiser.ParameterGroup;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers γ (1/B) Σ_i Σ_j s_ij d_ij, d_ij = ‖z_i − μ_j‖² and s_i = softmax(−a d_i/d̄), with a gradient through s too. d̄ is the
 * mean distance to the nearest prototype at the last refresh, so that a means the same whatever the scale of the embedding.
 * Embedding and prototypes are trained.
 */
public final class SoftCentreStage extends RefinementStage {

    /**
     * The loss.
     *
     * @param attraction of embeddings to the prototypes
     * @param first a in the first epoch
     * @param last the same at the end; it grows by equal factors
     */
    public record Softness(Attraction attraction, double first, double last) {}

    private final LearnedPrototypes mu;
    private final Softness softness;

    /** d̄/a, one number. */
    private final Tensor temperature = torch.ones(1);

    /** @param mu the prototypes at the start */
    public SoftCentreStage(Setting setting, LearnedPrototypes mu, Softness softness) {
        super(setting);
        this.mu = mu;
        this.softness = softness;
    }

    /** d̄/a as the last refresh left it. */
    public double temperature() {
        return Ops.number(temperature);
    }

    @Override
    protected List<ParameterGroup> own() {
        return List.of(ParameterGroup.of(mu.parameters()));
    }

    @Override
    protected Tensor centres() {
        return mu.tensor();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = super.state();
        all.put("temperature", temperature);
        return all;
    }

    @Override
    protected Tensor refresh(Tensor z) {
        Tensor d = Distances.squared(z, mu.tensor());
        double mean = Math.max(Float.MIN_NORMAL, Ops.number(Ops.least(d, 1).mean()));
        double a = softness.first() * Math.pow(softness.last() / softness.first(), done());
        temperature.fill_(new Scalar(mean / a));
        return Ops.positionOfSmallest(d, 1);
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor d = Distances.squared(z, mu.tensor());
        Tensor s = SoftCompetition.memberships(d, temperature);
        softness.attraction().addTo(loss, SoftCompetition.quantisation(s, d), z);
    }
}
