package io.clade.network.cluster.prototype;

import io.clade.data.Matrix;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;

/**
 * Soft memberships u = softmax(−‖z − p_j‖²/T) in k prototypes.
 *
 * @param spherical whether embeddings are scaled to length one first
 */
public record SoftPrototypeHead(boolean spherical) implements Head {

    /**
     * The head of prototypes p: k×m.
     *
     * @param t T, above zero
     */
    public FittedHead of(Matrix p, double t) {
        Weights weights = Weights.builder()
                .put(NearestPrototypeHead.PROTOTYPES, p)
                .put(SoftPrototypeLayer.TEMPERATURE, new long[] {1}, new float[] {(float) t})
                .build();
        return new FittedHead(this, p.rows(), weights);
    }

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new SoftPrototypeLayer(parameters, embeddingSize, clusters, spherical);
    }
}
