package io.clade.network.cluster;

import io.clade.network.Heads;
import io.clade.network.weight.Parameters;

/**
 * The configuration of a cluster layer: a record that builds the layer. {@link Heads} lists those that a saved model can hold.
 */
public interface Head {

    /**
     * Builds the layer and registers its parameters.
     *
     * @param embeddingSize m
     * @param clusters k
     */
    ClusterLayer build(Parameters parameters, int embeddingSize, int clusters);
}
