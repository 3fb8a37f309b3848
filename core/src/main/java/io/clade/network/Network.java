package io.clade.network;

import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.SoftmaxLayer;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.Device;
import io.clade.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A backbone with a cluster layer on it, and their parameters. Lives as long as the scope it was built in. */
public final class Network {

    private static final String CLUSTER_LAYER = "cluster";

    /** Before the names of parameters that exist only while the network trains. */
    private static final String TRAINING_ONLY = "training.";

    /**
     * A forward pass over b samples.
     *
     * @param blocks activations of each block, b×…
     * @param embedding z, b×m
     * @param assignments U of each cluster layer, b×k, rows on the simplex; more than one only while rivals train
     * @param blockLogits for each cluster layer the logits, b×k, of its softmax layers on the blocks; empty where the
     *     network was built without
     */
    public record Output(
            List<Tensor> blocks, Tensor embedding, List<Tensor> assignments, List<List<Tensor>> blockLogits) {

        /** U of the first cluster layer. */
        public Tensor assignment() {
            return assignments.get(0);
        }

        /** The same with memberships that were made elsewhere. */
        public Output withAssignments(List<Tensor> others) {
            return new Output(blocks, embedding, others, blockLogits);
        }
    }

    private final Blueprint plan;
    private final Device device;
    private final Parameters parameters;
    private final Backbone backbone;
    private final ClusterLayer clusterLayer;
    private final List<SoftmaxLayer> rivals = new ArrayList<>();
    private final Optional<BlockClassifiers> classifiers;
    private final List<TrainingPart> parts;

    /** Builds the network with initial weights from libtorch's generator. */
    public Network(Blueprint plan, Device device) {
        this(plan, 1, Optional.empty(), device);
    }

    /**
     * Builds the network for training, with {@code layers} cluster layers side by side on its embedding, of which {@link
     * #keep} chooses one. Only softmax layers can have rivals here; other rivals are up to the {@code parts}.
     *
     * @param classified blocks that get a softmax layer of their own for each cluster layer, where companion objectives
     *     want them
     * @param parts what the method adds while it trains
     */
    public Network(Blueprint plan, int layers, Optional<BlockChoice> classified, Device device, TrainingPart... parts) {
        this.plan = plan;
        this.device = device;
        parameters = new Parameters(device);
        backbone = plan.backbone().build(plan.input(), parameters);
        int m = backbone.embeddingSize();
        clusterLayer = switch (plan.head()) {
            case SOFTMAX -> new SoftmaxLayer(parameters, CLUSTER_LAYER, m, plan.clusters());
            case PROTOTYPES -> ClusterLayer.prototypes(parameters, m, plan.clusters());
            case PROTOTYPE_GRAPH -> ClusterLayer.prototypeGraph(parameters, m, plan.prototypes(), plan.clusters());
            case SOFT_PROTOTYPES -> ClusterLayer.softPrototypes(parameters, m, plan.clusters(), false);
            case SPHERICAL_PROTOTYPES -> ClusterLayer.softPrototypes(parameters, m, plan.clusters(), true);
            case SAMPLES -> ClusterLayer.samples(parameters, m, plan.prototypes(), plan.clusters());
            case MIXTURE_FULL -> ClusterLayer.mixture(parameters, m, plan.clusters(), true);
            case MIXTURE_DIAGONAL -> ClusterLayer.mixture(parameters, m, plan.clusters(), false);
        };
        for (int i = 1; i < layers && plan.head() == Blueprint.Head.SOFTMAX; i++) {
            rivals.add(new SoftmaxLayer(parameters, TRAINING_ONLY + "rival" + i, m, plan.clusters()));
        }
        classifiers = classified.map(blocks ->
                new BlockClassifiers(parameters, TRAINING_ONLY, blocks, blockSizes(), layers, plan.clusters()));
        this.parts = List.of(parts);
        this.parts.forEach(part -> part.register(parameters, TRAINING_ONLY, m));
        parameters.flatten();
    }

    /** Numbers that each block puts out for a sample, found by sending an empty one through. */
    public List<Integer> blockSizes() {
        List<Integer> sizes = new ArrayList<>();
        Scope.run(() -> Scope.withoutGradients(() -> {
            Tensor blank = device.place(torch.zeros(plan.input().batch(1)));
            backbone.forward(blank, false).blocks().forEach(block -> sizes.add(Math.toIntExact(block.numel())));
        }));
        return sizes;
    }

    public Output forward(Tensor x, boolean training) {
        Activations activations = backbone.forward(x, training);
        Tensor z = activations.embedding();
        List<Tensor> assignments = new ArrayList<>();
        assignments.add(clusterLayer.memberships(z));
        rivals.forEach(rival -> assignments.add(rival.memberships(z)));
        List<Tensor> blocks = activations.blocks();
        List<List<Tensor>> classified =
                classifiers.map(layers -> layers.logits(blocks)).orElse(List.of());
        return new Output(blocks, z, assignments, classified);
    }

    /** Makes cluster layer {@code number}, from 0, the only one. */
    public void keep(int number) {
        if (number > 0 && !rivals.isEmpty()) {
            ((SoftmaxLayer) clusterLayer).become(rivals.get(number - 1));
        }
        rivals.clear();
        classifiers.ifPresent(layers -> layers.keep(number));
        parts.forEach(part -> part.keep(number));
    }

    /** z of samples, with the learned statistics: b×m. */
    public Tensor embed(Tensor x) {
        return backbone.forward(x, false).embedding();
    }

    public ClusterLayer clusterLayer() {
        return clusterLayer;
    }

    public Blueprint plan() {
        return plan;
    }

    /** Everything that is trained, also what exists only while it is: rivals and softmax layers on blocks. */
    public Parameters parameters() {
        return parameters;
    }

    /** The learned numbers that {@link #plan()} has a place for. */
    public Weights weights() {
        return planned(parameters.export());
    }

    /** Those of {@code all} learned numbers that the plan of their network has a place for. */
    public static Weights planned(Weights all) {
        return all.only(name -> !name.startsWith(TRAINING_ONLY));
    }

    public int embeddingSize() {
        return backbone.embeddingSize();
    }
}
