package io.clade.method.competitive;

import io.clade.data.Dataset;
import io.clade.data.Feed;
import io.clade.data.Matrix;
import io.clade.data.Preparation;
import io.clade.method.DeepFit;
import io.clade.method.Pass;
import io.clade.method.Pretraining;
import io.clade.method.competitive.prototype.DualLayer;
import io.clade.method.competitive.prototype.PrototypePart;
import io.clade.method.competitive.topology.Found;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.competitive.topology.Winners;
import io.clade.model.Model;
import io.clade.network.Blueprint.Head;
import io.clade.network.DecoderPart;
import io.clade.network.Network;
import io.clade.network.TrainingPart;
import io.clade.objective.CompetitiveHebbian;
import io.clade.objective.VoronoiError;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import io.clade.training.Loss;
import io.clade.training.Seeds;
import io.clade.training.Session;
import io.clade.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The competitive layer on a network, at work on one dataset. With a decoder the network first learns to reconstruct; then
 * prototypes begin in its embedding, and both learn together to lower Q/V + ρR + λ‖E‖², V the total variance of the embedding,
 * so that nothing is gained by shrinking it, and R the share of the samples' variance that is not reconstructed, and the terms
 * of companions and guidance.
 */
final class EmbeddedFit {

    private static final String RECONSTRUCTION = "reconstruction";

    /** Keeps an embedding of no variance from being divided by. */
    private static final double EPSILON = 1e-12;

    /**
     * What is to be done.
     *
     * @param prototypes k
     * @param representation the space they compete in
     * @param learning how they learn
     * @param topology what their graph is for
     * @param layer that they are
     */
    record Task(int prototypes, Representation representation, Learning learning, Topology topology, Layer layer) {}

    /** A kind of competitive layer. */
    @FunctionalInterface
    interface Layer {

        /**
         * Its prototypes.
         *
         * @param anchors a
         * @param rivals sets of them
         * @param rate how many times as fast as the network they learn
         * @param relative whether that is in the unit of the embeddings' spread
         */
        PrototypePart of(int anchors, int rivals, double rate, boolean relative);
    }

    private final Task task;
    private final DeepFit fit;
    private final Anchors anchors;
    private final PrototypePart prototypes;
    private final DecoderPart decoder;
    private final Network network;
    private final double variance;

    static Model run(
            String method, Record settings, Task task, Preparation preparation, Dataset data, Session session) {
        return DeepFit.run(
                method,
                settings,
                task.prototypes(),
                preparation,
                data,
                session,
                fit -> new EmbeddedFit(task, fit).run());
    }

    private EmbeddedFit(Task task, DeepFit fit) {
        this.task = task;
        this.fit = fit;
        Representation representation = task.representation();
        Learning learning = task.learning();
        Feed feed = fit.feed();
        int k = task.prototypes();
        int count = Math.min(feed.size(), Math.max(2 * k, representation.batch()));
        anchors = Anchors.of(fit, count);
        Tensor filled = torch.masked_fill(anchors.x(), torch.isnan(anchors.x()), new Scalar(0.0));
        double spread = Ops.number(Ops.square(filled.sub(filled.mean(0))).mean());
        variance = spread > 0 ? spread : 1;
        prototypes = task.layer()
                .of(
                        anchors.size(),
                        representation.guidance().rivals(),
                        learning.learningRate() / representation.learningRate(),
                        learning.steps() == Learning.Steps.DATA);
        decoder = new DecoderPart(feed.shape());
        network = fit.network(
                representation.placed(fit.backbone(representation.network(), Pretraining.NONE)),
                representation.companions(),
                Head.PROTOTYPES,
                k,
                representation.guidance().rivals(),
                decodes() ? new TrainingPart[] {prototypes, decoder} : new TrainingPart[] {prototypes});
    }

    private boolean decodes() {
        return task.representation().reconstruction() > 0;
    }

    private Model run() {
        Training training = task.representation().training(task.learning());
        if (decodes()) {
            fit.prepare(
                    network,
                    RECONSTRUCTION,
                    training,
                    pass -> Loss.none().plus(RECONSTRUCTION, weightOfReconstruction(), reconstruction(pass)));
        }
        Scope.run(() -> Scope.withoutGradients(this::begin));
        fit.train(network, training, task.representation().guidance(), this::losses);
        Matrix learned = Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor p = prototypes.prototypes(0, anchors.settled(network));
            return Matrix.wrap((int) p.size(0), (int) p.size(1), Ops.toArray(p));
        }));
        Found found = Found.by(task.topology(), Winners.of(fit.feed(), network::embed, learned), learned);
        found.warnings().forEach(fit::warn);
        return fit.model(
                found.plan(network.plan().input(), network.plan().backbone()),
                network.weights().with(found.weights()));
    }

    /** Places the prototypes in the embedding of the anchors. */
    private void begin() {
        Tensor z = anchors.embedded(network);
        Canvas canvas = new Canvas(z, true, true);
        int k = task.prototypes();
        for (int layer = 0; layer < prototypes.layers(); layer++) {
            long seed = Seeds.derive(anchors.seed(), layer);
            Tensor start = canvas.start(task.learning().start(), k, seed)
                    .orElseGet(() -> DualLayer.random(k, z.size(0)).to(z.device(), z.scalar_type()));
            prototypes.begin(layer, start.narrow(1, 0, z.size(0)), z);
        }
    }

    /** One error for all rivals, which share the embedding. */
    private Tensor reconstruction(Pass pass) {
        return decoder.error(pass.x(), pass.samples().embedding());
    }

    /** ρ over the samples' variance. */
    private double weightOfReconstruction() {
        return task.representation().reconstruction() / variance;
    }

    /** The loss of each rival set of prototypes. */
    private List<Loss> losses(Pass pass) {
        Tensor z = pass.samples().embedding();
        Tensor anchored = prototypes.anchored() ? anchors.embedded(network) : z;
        List<Tensor> sets = new ArrayList<>();
        for (int layer = 0; layer < prototypes.layers(); layer++) {
            sets.add(prototypes.prototypes(layer, anchored));
        }
        Pass competed = pass.withAssignments(memberships(z, sets), others -> memberships(others, sets));
        List<Loss> losses = sets.stream().map(p -> loss(z, p, task.topology())).toList();
        if (decodes()) {
            Tensor error = reconstruction(pass);
            losses.forEach(loss -> loss.plus(RECONSTRUCTION, weightOfReconstruction(), error));
        }
        task.representation().companions().add(losses, competed.samples());
        return task.representation().guidance().add(losses, competed);
    }

    /**
     * Q/V + λ‖E‖².
     *
     * @param z embeddings, b×m
     * @param p prototypes, k×m
     */
    static Loss loss(Tensor z, Tensor p, Topology topology) {
        Tensor total = Ops.sum(Ops.square(z.sub(z.mean(0))), 1).mean();
        Tensor distances = Distances.squared(z, p).div(Ops.plus(total, EPSILON));
        Loss quantisation = Loss.of("quantisation", VoronoiError.mean(distances));
        return topology.watch(topology.add(quantisation, distances), distances);
    }

    /** Soft winners of embeddings, b×m, in each set of prototypes: what guidance leads. */
    private static List<Tensor> memberships(Tensor z, List<Tensor> sets) {
        return sets.stream()
                .map(p -> CompetitiveHebbian.softWinners(Distances.squared(z, p), Topology.SHARPNESS))
                .toList();
    }
}
