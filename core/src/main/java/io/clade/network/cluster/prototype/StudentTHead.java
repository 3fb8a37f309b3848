package io.clade.network.cluster.prototype;

import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;

/**
 * Student-t memberships u_j ∝ (1 + ‖z − μ_j‖²/(α w))^(−(α+1)/2) in k prototypes.
 *
 * @param alpha α, the degrees of freedom, above zero
 * @param width w, the squared distance that counts as one; 0, as in models of earlier versions, is 1
 */
public record StudentTHead(double alpha, double width) implements Head {

    public StudentTHead {
        width = width == 0 ? 1 : width;
        Require.positive("alpha", alpha);
        Require.positive("width", width);
    }

    /** The head of prototypes μ: k×m. */
    public FittedHead of(Matrix mu) {
        Weights weights =
                Weights.builder().put(NearestPrototypeHead.PROTOTYPES, mu).build();
        return new FittedHead(this, mu.rows(), weights);
    }

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new StudentTLayer(parameters, embeddingSize, clusters, this);
    }
}
