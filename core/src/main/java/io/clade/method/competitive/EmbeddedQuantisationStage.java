package io.clade.method.competitive;

import io.clade.data.Matrix;
import io.clade.method.clustering.ClusteringStage;
import io.clade.method.clustering.HeadOutput;
import io.clade.method.clustering.View;
import io.clade.method.competitive.prototype.DualPrototypes;
import io.clade.method.competitive.prototype.PrototypeSets;
import io.clade.method.competitive.topology.PrototypeClusters;
import io.clade.method.competitive.topology.Topology;
import io.clade.method.competitive.topology.Winners;
import io.clade.method.fitting.Fit;
import io.clade.model.Model;
import io.clade.network.Network;
import io.clade.objective.CompetitiveHebbian;
import io.clade.objective.QuantisationError;
import io.clade.random.Seeds;
import io.clade.tensor.Distances;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Loss;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Lowers Q/V + λ‖E‖² for prototypes that compete for the embeddings of a network; V is the total variance of the
 * embeddings.
 */
final class EmbeddedQuantisationStage extends ClusteringStage<EmbeddedQuantisationStage.Competed> {

    /** Keeps an embedding of no variance from being divided by. */
    private static final double EPSILON = 1e-12;

    private final Anchors anchors;
    private final PrototypeSets prototypes;
    private final Topology topology;
    /** P of each head in the present step, k×m. */
    private final List<Tensor> present = new ArrayList<>();

    /**
     * @param p prototypes of a head, k×m
     * @param memberships soft winners, b×k
     */
    record Competed(Tensor p, Tensor memberships) implements HeadOutput {}

    EmbeddedQuantisationStage(Network network, Anchors anchors, PrototypeSets prototypes, Topology topology) {
        super(network, prototypes.heads());
        this.anchors = anchors;
        this.prototypes = prototypes;
        this.topology = topology;
    }

    /** Places the k prototypes of each head in the embedding of the anchors. */
    void begin(Learning.Start from, int k) {
        NativeRuntime.onOneThread((Runnable) () -> Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor z = anchors.embedded(network());
            ScaledSamples canvas = new ScaledSamples(z, true, true);
            for (int head = 0; head < prototypes.heads(); head++) {
                long seed = Seeds.derive(anchors.seed(), head);
                Tensor start = canvas.start(from, k, seed)
                        .orElseGet(() -> DualPrototypes.random(k, z.size(0)).to(z.device(), z.scalar_type()));
                prototypes.begin(head, start.narrow(1, 0, z.size(0)), z);
            }
        })));
    }

    @Override
    protected void prepare(View view) {
        Tensor z = prototypes.anchored() ? anchors.embedded(network()) : view.embedding();
        present.clear();
        for (int head = 0; head < heads(); head++) {
            present.add(prototypes.of(head, prototypes.inputs(z)));
        }
    }

    @Override
    protected Competed output(int head, Tensor z) {
        Tensor p = present.get(head);
        return new Competed(p, CompetitiveHebbian.softWinners(Distances.squared(z, p), Topology.SHARPNESS));
    }

    @Override
    protected Loss loss(int head, Competed output, View view) {
        return loss(view.embedding(), output.p(), topology);
    }

    /**
     * Computes Q/V + λ‖E‖².
     *
     * @param z embeddings, b×m
     * @param p prototypes, k×m
     */
    static Loss loss(Tensor z, Tensor p, Topology topology) {
        Tensor total = Ops.sum(Ops.square(z.sub(z.mean(0))), 1).mean();
        Tensor distances = Distances.squared(z, p).div(Ops.plus(total, EPSILON));
        Loss quantisation = Loss.of("quantisation", QuantisationError.mean(distances));
        return topology.watch(topology.add(quantisation, distances), distances);
    }

    /** The fitted model: prototypes as clusters, or the components of their graph. */
    Model model(Fit fit) {
        Matrix learned = NativeRuntime.onOneThread(() -> Scope.run(() -> Scope.withoutGradients(
                () -> Matrix.of(prototypes.of(0, prototypes.inputs(anchors.settled(network())))))));
        PrototypeClusters found =
                PrototypeClusters.by(topology, Winners.of(fit.batchReader(), network()::embed, learned), learned);
        found.warnings().forEach(fit::warn);
        found.graph().ifPresent(fit::keep);
        return fit.model(network(), found.head());
    }
}
