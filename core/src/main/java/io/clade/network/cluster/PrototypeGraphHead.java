package io.clade.network.cluster;

import io.clade.network.weight.Parameters;

/**
 * A hard assignment to the cluster of the nearest prototype: a component of the prototypes' graph, or none.
 *
 * @param prototypes p, at least the number of clusters
 */
public record PrototypeGraphHead(int prototypes) implements Head {

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new PrototypeGraphLayer(parameters, embeddingSize, prototypes, clusters);
    }
}
