package io.clade.network.cluster;

import io.clade.network.weight.Parameters;

/** The softmax layer u = softmax(W z + b). */
public record SoftmaxHead() implements Head {

    /** The prefix of the names of the layer's weights. */
    public static final String NAME = "cluster";

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new SoftmaxLayer(parameters, NAME, embeddingSize, clusters);
    }
}
