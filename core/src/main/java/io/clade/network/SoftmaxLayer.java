package io.clade.network;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** u = softmax(W z + b), Glorot initialisation. */
final class SoftmaxLayer implements ClusterLayer {

    private final Linear linear;

    SoftmaxLayer(Parameters parameters, int embeddingSize, int clusters) {
        linear = new Linear(parameters, "cluster", embeddingSize, clusters, Initialisation.GLOROT);
    }

    @Override
    public Tensor memberships(Tensor embedding) {
        return torch.softmax(linear.forward(embedding), 1);
    }

    @Override
    public Tensor confidence(Tensor embedding) {
        return Ops.largest(memberships(embedding), 1);
    }
}
