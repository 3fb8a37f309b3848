package io.clade.network;

import io.clade.tensor.Device;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A backbone with a cluster layer on it, and their parameters. Lives as long as the scope it was built in. */
public final class Network {

    private static final String CLUSTER_LAYER = "cluster";
    private static final String RIVAL = "rival";

    /**
     * A forward pass over b samples.
     *
     * @param blocks activations of each block, b×…
     * @param embedding z, b×m
     * @param assignments U of each cluster layer, b×k, rows on the simplex; more than one only while rivals train
     */
    public record Output(List<Tensor> blocks, Tensor embedding, List<Tensor> assignments) {

        /** U of the first cluster layer. */
        public Tensor assignment() {
            return assignments.get(0);
        }
    }

    private final Blueprint plan;
    private final Parameters parameters;
    private final Backbone backbone;
    private final ClusterLayer clusterLayer;
    private final List<SoftmaxLayer> rivals = new ArrayList<>();

    /** Builds the network with initial weights from libtorch's generator. */
    public Network(Blueprint plan, Device device) {
        this(plan, 1, device);
    }

    /**
     * Builds the network with {@code layers} cluster layers side by side on its embedding, of which {@link #keep} chooses
     * one; only softmax layers can have rivals.
     */
    public Network(Blueprint plan, int layers, Device device) {
        this.plan = plan;
        parameters = new Parameters(device);
        backbone = plan.backbone().build(plan.input(), parameters);
        int m = backbone.embeddingSize();
        clusterLayer = switch (plan.head()) {
            case SOFTMAX -> new SoftmaxLayer(parameters, CLUSTER_LAYER, m, plan.clusters());
            case PROTOTYPES -> new PrototypeLayer(parameters, m, plan.clusters());
        };
        for (int i = 1; i < layers; i++) {
            rivals.add(new SoftmaxLayer(parameters, RIVAL + i, m, plan.clusters()));
        }
        parameters.flatten();
    }

    public Output forward(Tensor x, boolean training) {
        Activations activations = backbone.forward(x, training);
        Tensor z = activations.embedding();
        List<Tensor> assignments = new ArrayList<>();
        assignments.add(clusterLayer.memberships(z));
        rivals.forEach(rival -> assignments.add(rival.memberships(z)));
        return new Output(activations.blocks(), z, assignments);
    }

    /** Makes cluster layer {@code number}, from 0, the only one. */
    public void keep(int number) {
        if (number > 0) {
            ((SoftmaxLayer) clusterLayer).become(rivals.get(number - 1));
        }
        rivals.clear();
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

    /** Everything that is trained, rivals as well. */
    public Parameters parameters() {
        return parameters;
    }

    /** The learned numbers that {@link #plan()} has a place for. */
    public Weights weights() {
        Weights all = parameters.export();
        Weights.Builder planned = Weights.builder();
        all.names().stream()
                .filter(name -> !name.startsWith(RIVAL))
                .forEach(name ->
                        planned.put(name, all.get(name).shape(), all.get(name).values()));
        return planned.build();
    }

    public int embeddingSize() {
        return backbone.embeddingSize();
    }
}
