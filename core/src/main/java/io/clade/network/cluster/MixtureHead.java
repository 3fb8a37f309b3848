package io.clade.network.cluster;

import io.clade.network.weight.Parameters;

/**
 * The posterior of a mixture of k normal distributions.
 *
 * @param full whether components have full covariances rather than independent features
 */
public record MixtureHead(boolean full) implements Head {

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new MixtureLayer(parameters, embeddingSize, clusters, full);
    }
}
