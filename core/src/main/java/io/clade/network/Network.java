package io.clade.network;

import io.clade.tensor.Device;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A backbone with a cluster layer on it, and their parameters. Lives as long as the scope it was built in. */
public final class Network {

    /**
     * A forward pass over b samples.
     *
     * @param blocks activations of each block, b×…
     * @param embedding z, b×m
     * @param assignment U, b×k, rows on the simplex
     */
    public record Output(List<Tensor> blocks, Tensor embedding, Tensor assignment) {}

    private final Blueprint plan;
    private final Parameters parameters;
    private final Backbone backbone;
    private final ClusterLayer clusterLayer;

    /** Builds the network with initial weights from libtorch's generator. */
    public Network(Blueprint plan, Device device) {
        this.plan = plan;
        parameters = new Parameters(device);
        backbone = plan.backbone().build(plan.input(), parameters);
        int m = backbone.embeddingSize();
        clusterLayer = switch (plan.head()) {
            case SOFTMAX -> new SoftmaxLayer(parameters, m, plan.clusters());
            case PROTOTYPES -> new PrototypeLayer(parameters, m, plan.clusters());
        };
        parameters.flatten();
    }

    public Output forward(Tensor x, boolean training) {
        Activations activations = backbone.forward(x, training);
        return new Output(
                activations.blocks(), activations.embedding(), clusterLayer.memberships(activations.embedding()));
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

    public Parameters parameters() {
        return parameters;
    }

    public int embeddingSize() {
        return backbone.embeddingSize();
    }
}
