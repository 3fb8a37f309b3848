package io.clade.network.cluster.prototype;

import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.network.cluster.ClusterLayer;
import io.clade.network.cluster.FittedHead;
import io.clade.network.cluster.Head;
import io.clade.network.weight.Parameters;
import io.clade.network.weight.Weights;

/**
 * Student-t memberships u_j ∝ (1 + ‖z − μ_j‖²/α)^(−(α+1)/2) in k prototypes.
 *
 * @param alpha α, the degrees of freedom, above zero
 */
public record StudentTHead(double alpha) implements Head {

    public StudentTHead {
        Require.positive("alpha", alpha);
    }

    /** The head of prototypes μ: k×m. */
    public FittedHead of(Matrix mu) {
        Weights weights =
                Weights.builder().put(NearestPrototypeHead.PROTOTYPES, mu).build();
        return new FittedHead(this, mu.rows(), weights);
    }

    @Override
    public ClusterLayer build(Parameters parameters, int embeddingSize, int clusters) {
        return new StudentTLayer(parameters, embeddingSize, clusters, alpha);
    }
}
