package io.clade.network.cluster;

import io.clade.network.weight.Parameters;

/**
 * A hard assignment to the cluster of the nearest of some samples.
 *
 * @param samples r
 */
public record NearestSampleHead(int samples) implements Head {

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new NearestSampleLayer(parameters, embeddingSize, samples, clusters);
    }
}
