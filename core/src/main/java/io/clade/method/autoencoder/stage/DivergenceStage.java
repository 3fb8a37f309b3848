package io.clade.method.autoencoder.stage;

import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.network.cluster.prototype.StudentTHead;
import io.clade.objective.StudentT;
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
 * Lowers KL(p‖q) of the memberships q_ij ∝ (1 + ‖z_i − μ_j‖²/(α w))^(−(α+1)/2) to their target p_ij ∝ q_ij^a/f_j, f_j = Σ_i q_ij
 * over all samples. Embedding and prototypes are trained.
 */
public final class DivergenceStage extends RefinementStage {

    /**
     * The loss.
     *
     * @param kernel of the memberships
     * @param weight γ of the divergence
     * @param first a, the exponent of the target, in the first epoch
     * @param last the same at the end; it rises evenly
     */
    public record Divergence(StudentTKernel kernel, double weight, double first, double last) {

        /** The published target, p ∝ q²/f. */
        public static Divergence squared(StudentTKernel kernel, double weight) {
            return new Divergence(kernel, weight, 2, 2);
        }
    }

    private final LearnedPrototypes mu;
    private final Divergence divergence;

    /** p of all samples, n×k. */
    private final Tensor target;

    /** w, one number; 0 before the first refresh. */
    private final Tensor width = torch.zeros(1);

    /** @param mu the prototypes at the start */
    public DivergenceStage(Setting setting, LearnedPrototypes mu, Divergence divergence) {
        super(setting);
        this.mu = mu;
        this.divergence = divergence;
        target = mu.tensor().new_zeros(fit().data().size(), mu.tensor().size(0));
    }

    /** The head of the present prototypes. */
    public FittedHead head() {
        return new StudentTHead(divergence.kernel().alpha(), Ops.number(width)).of(mu.matrix());
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
        all.put("target", target);
        all.put("width", width);
        return all;
    }

    @Override
    protected Tensor refresh(Tensor z) {
        if (Ops.number(width) == 0) {
            width.fill_(new Scalar(divergence.kernel().width(Distances.squared(z, mu.tensor()))));
        }
        Tensor q = StudentT.memberships(z, mu.tensor(), divergence.kernel().alpha(), Ops.number(width));
        double a = divergence.first() + (divergence.last() - divergence.first()) * done();
        target.copy_(StudentT.target(q, a));
        return Ops.positionOfLargest(q, 1);
    }

    @Override
    protected void cluster(Loss loss, Tensor z, Tensor rows) {
        Tensor p = target.index_select(0, rows);
        Tensor logarithms =
                StudentT.logarithms(z, mu.tensor(), divergence.kernel().alpha(), Ops.number(width));
        loss.plus("divergence", divergence.weight(), StudentT.divergenceFromLogarithms(p, logarithms));
    }
}
