package io.clade.network.cluster;

import io.clade.network.weight.Parameters;

/**
 * The cluster of the nearest of some samples, hard.
 *
 * @param samples r
 */
public record NearestSampleHead(int samples) implements Head {

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new NearestSampleLayer(parameters, embeddingSize, samples, clusters);
    }
}
