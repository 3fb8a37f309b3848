package io.clade.method.competitive.soft;

import io.clade.data.Matrix;
import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.View;
import io.clade.method.competitive.Anchors;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.network.Network;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.prototype.SoftPrototypeHead;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Lowers the soft quantisation error L_q = Σ q d of embeddings, with memberships q = softmax(−d/T) to prototypes P = Ω
 * Z that are outputs of the network.
 */
final class SoftCompetitionStage extends ClusteringStage<SoftAssignment> {

    private final Competition competition;
    private final Temperature temperature;
    private final Anchors anchors;
    private final DualPrototypes dual;
    private final double critical;
    /** P of each head in the present step, k×m. */
    private final List<Tensor> present = new ArrayList<>();

    /** T of the present step, a scalar. */
    private Tensor t;

    /** Begins the prototypes of every head at anchors that are far apart. */
    SoftCompetitionStage(Network network, Ddcl.Layer layer, Anchors anchors, DualPrototypes dual) {
        super(network, dual.heads());
        this.competition = layer.competition();
        this.temperature = layer.temperature();
        this.anchors = anchors;
        this.dual = dual;
        critical = NativeRuntime.onOneThread(() -> Scope.step(() -> Scope.withoutGradients(() -> {
            Tensor z = placed(anchors.embedded(network));
            dual.seed(z, anchors.seed());
            return 2 * Ops.number(largestVariance(z));
        })));
    }

    private static Tensor largestVariance(Tensor z) {
        Tensor centred = z.sub(z.mean(0));
        Tensor covariance = Ops.over(torch.mm(Ops.transposed(centred), centred), z.size(0));
        return torch.linalg_eigvalsh(covariance).max();
    }

    @Override
    protected Tensor placed(Tensor z) {
        return competition.spherical() ? Distances.onSphere(z) : z;
    }

    /**
     * The prototypes P of one head from the embeddings of the anchors, brought to the sphere in spherical competition,
     * since mixtures of points of the sphere lie inside it.
     */
    private Tensor prototypes(int head, Tensor z) {
        return placed(dual.of(head, dual.inputs(z)));
    }

    private Tensor t(double done) {
        boolean learned = temperature.kind() == Temperature.Kind.LEARNED;
        Tensor factor = dual.learnedFactor();
        return Ops.times(learned ? factor : torch.ones_like(factor.detach()), temperature.at(done, critical));
    }

    @Override
    protected void prepare(View view) {
        t = t(view.done());
        Tensor anchored = placed(anchors.embedded(network()));
        present.clear();
        for (int head = 0; head < heads(); head++) {
            present.add(prototypes(head, anchored));
        }
    }

    @Override
    protected SoftAssignment output(int head, Tensor z) {
        return SoftAssignment.of(z, present.get(head), t);
    }

    /** The loss of one head, with the terms of the paper. */
    @Override
    protected Loss loss(int head, SoftAssignment contest, View view) {
        Tensor q = competition.through() ? contest.q() : contest.q().detach();
        Tensor objective = competition.objective() == Competition.Objective.LQ
                ? SoftCompetition.quantisation(q, contest.d())
                : SoftCompetition.leastSquares(contest.z(), contest.p(), q);
        Loss loss = Loss.none().plus("quantisation", competition.weight(), objective);
        if (competition.entropy() != 0) {
            Tensor entropic = contest.t().mul(SoftCompetition.negativeEntropy(contest.q()));
            loss.plus("entropy", competition.entropy(), entropic);
        }
        if (competition.decay() > 0) {
            loss.plus("decay", competition.decay() / 2, Ops.square(contest.p()).sum());
        }
        if (heads() == 1) {
            contest.watch(loss);
        }
        return loss;
    }

    /** The prototypes and the temperature that training ended with. */
    FittedHead fitted() {
        return NativeRuntime.onOneThread(() -> Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor p = prototypes(0, placed(anchors.settled(network())));
            return new SoftPrototypeHead(competition.spherical()).of(Matrix.of(p), Ops.number(t(1)));
        })));
    }
}
