package io.clade.network.cluster;

import io.clade.data.Matrix;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;

/**
 * The posterior of a mixture of k normal distributions.
 *
 * @param full whether components have full covariances rather than independent features
 */
public record MixtureHead(boolean full) implements Head {

    static final String MEANS = "prototypes";
    static final String FACTORS = "factors";
    static final String OFFSETS = "offsets";

    /**
     * The head of fitted components.
     *
     * @param means μ, k×m
     * @param factors F with F Fᵀ = Σ⁻¹, k·m·m numbers, or their diagonals, k·m
     * @param offsets ln π + ln |F|, k
     */
    public FittedHead of(Matrix means, float[] factors, float... offsets) {
        int k = means.rows();
        int m = means.columns();
        Weights weights = Weights.builder()
                .put(MEANS, means)
                .put(FACTORS, full ? new long[] {k, m, m} : new long[] {k, m}, factors)
                .put(OFFSETS, new long[] {k}, offsets)
                .build();
        return new FittedHead(this, k, weights);
    }

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new MixtureLayer(parameters, embeddingSize, clusters, full);
    }
}
