package io.clade.network;

import io.clade.network.backbone.Activations;
import io.clade.network.backbone.Backbone;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;
import io.clade.tensor.runtime.Device;
import org.bytedeco.pytorch.Tensor;

/** The network of a fitted model: a backbone and a cluster layer, which are applied and not trained. Lives as long as the scope it was built in. */
public final class FittedNetwork {

    private final Parameters parameters;
    private final Backbone backbone;
    private final ClusterLayer clusterLayer;

    /**
     * @param weights of backbone and cluster layer, all of them
     * @throws io.clade.input.InputException where one is missing, has another shape, or is too many
     */
    public FittedNetwork(NetworkConfig config, Weights weights, Device device) {
        parameters = new Parameters(device);
        backbone = config.backbone().build(config.input(), parameters);
        clusterLayer = config.head().build(parameters, backbone.embeddingSize(), config.clusters());
        parameters.flatten();
        parameters.load(weights);
    }

    /** m, numbers in an embedding. */
    public static int embeddingSize(NetworkConfig config) {
        return config.backbone()
                .build(config.input(), new Parameters(Device.CPU))
                .embeddingSize();
    }

    /** The outputs of the blocks and the embedding of samples. */
    public Activations activations(Tensor x) {
        return backbone.forward(x, Mode.APPLYING);
    }

    /** z of samples: b×m. */
    public Tensor embed(Tensor x) {
        return activations(x).embedding();
    }

    public ClusterLayer clusterLayer() {
        return clusterLayer;
    }
}
