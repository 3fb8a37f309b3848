package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.method.DeepFit;
import io.clade.method.Pass;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.DecoderPart;
import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.network.cluster.SoftPrototypeLayer;
import io.clade.objective.SoftCompetition;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Loss;
import io.clade.training.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The algorithm of {@link Ddcl} at work on one dataset. */
final class DdclFit {

    private final Ddcl.Hyperparameters settings;
    private final Competition competition;
    private final Temperature temperature;
    private final DeepFit fit;
    private final Anchors anchors;
    private final DualPrototypes dual;
    private final DecoderPart decoder;
    private final Network network;
    private final double critical;

    static Model run(Ddcl.Hyperparameters settings, Dataset data, Session session) {
        return DeepFit.run(
                Ddcl.NAME,
                settings,
                settings.clusters(),
                settings.preparation(),
                data,
                session,
                fit -> new DdclFit(settings, fit).run());
    }

    private DdclFit(Ddcl.Hyperparameters settings, DeepFit fit) {
        this.settings = settings;
        this.fit = fit;
        competition = settings.layer().competition();
        temperature = settings.layer().temperature();
        int k = settings.clusters();
        int rivals = settings.guidance().rivals();
        Feed feed = fit.feed();
        anchors = Anchors.of(fit, competition.anchors(k, feed.size()));
        dual = new DualPrototypes(k, anchors.size(), rivals, competition.rate());
        decoder = new DecoderPart(feed.shape());
        network = fit.network(
                fit.backbone(settings.network(), settings.pretraining()),
                settings.companions(),
                competition.spherical() ? Head.SPHERICAL_PROTOTYPES : Head.SOFT_PROTOTYPES,
                k,
                rivals,
                competition.reconstruction() > 0 ? new TrainingPart[] {dual, decoder} : new TrainingPart[] {dual});
        fit.pretrain(network, settings.pretraining(), settings.training());
        critical = Scope.step(() -> Scope.withoutGradients(() -> {
            Tensor z = placed(anchors.embedded(network));
            dual.seed(z, anchors.seed());
            return 2 * Ops.number(largestVariance(z));
        }));
    }

    private static Tensor largestVariance(Tensor z) {
        Tensor centred = z.sub(z.mean(0));
        Tensor covariance = Ops.over(torch.mm(Ops.transposed(centred), centred), z.size(0));
        return torch.linalg_eigvalsh(covariance).max();
    }

    private Model run() {
        fit.train(network, settings.training(), settings.guidance(), this::losses);
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor z = placed(anchors.settled(network));
            ((SoftPrototypeLayer) network.clusterLayer()).become(prototypes(0, z), Ops.number(t(1)));
        }));
        return fit.model(network);
    }

    /** Embeddings where prototypes compete for them. */
    private Tensor placed(Tensor z) {
        return competition.spherical() ? Distances.onSphere(z) : z;
    }

    /** Prototypes of a layer from the embeddings of the anchors; a mixture of points of the sphere would lie inside it. */
    private Tensor prototypes(int layer, Tensor anchored) {
        return placed(dual.prototypes(layer, anchored));
    }

    /** T, a scalar. */
    private Tensor t(double done) {
        double planned = temperature.at(done, critical);
        boolean learned = temperature.kind() == Temperature.Kind.LEARNED;
        return Ops.times(
                learned
                        ? dual.learnedFactor()
                        : torch.ones_like(dual.learnedFactor().detach()),
                planned);
    }

    private List<Loss> losses(Pass pass) {
        Tensor z = placed(pass.samples().embedding());
        Tensor t = t(pass.done());
        Tensor anchored = placed(anchors.embedded(network));
        List<Contest> contests = new ArrayList<>();
        for (int layer = 0; layer < dual.layers(); layer++) {
            contests.add(Contest.of(z, prototypes(layer, anchored), t));
        }
        Pass competed = pass.withAssignments(
                contests.stream().map(Contest::q).toList(), others -> memberships(placed(others), contests, t));
        Optional<Tensor> reconstruction = reconstruction(pass);
        List<Loss> losses = contests.stream().map(this::loss).toList();
        reconstruction.ifPresent(
                error -> losses.forEach(loss -> loss.plus("reconstruction", competition.reconstruction(), error)));
        settings.companions().add(losses, competed.samples());
        settings.guidance().add(losses, competed);
        if (contests.size() == 1) {
            contests.get(0).watch(losses.get(0));
        }
        return losses;
    }

    /** Of other samples at z among the prototypes of each contest. */
    private static List<Tensor> memberships(Tensor z, List<Contest> contests, Tensor t) {
        return contests.stream()
                .map(contest -> Contest.of(z, contest.p(), t).q())
                .toList();
    }

    /** One error for all rivals, which share the embedding. */
    private Optional<Tensor> reconstruction(Pass pass) {
        return competition.reconstruction() > 0
                ? Optional.of(decoder.error(pass.x(), pass.samples().embedding()))
                : Optional.empty();
    }

    /** The terms of the paper. */
    private Loss loss(Contest contest) {
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
        return loss;
    }
}
