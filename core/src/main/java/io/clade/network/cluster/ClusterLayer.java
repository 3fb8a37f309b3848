package io.clade.network.cluster;

import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** A layer that computes memberships from embeddings. */
public interface ClusterLayer {

    /** The memberships U, b×k, of embeddings z: b×m; rows are on the simplex. */
    Tensor memberships(Tensor embedding);

    /** The cluster of each sample, from 0, or −1 for an outlier: b from z: b×m and its {@link #memberships}, b×k. */
    default Tensor clusters(Tensor embedding, Tensor memberships) {
        return Ops.positionOfLargest(memberships, 1);
    }

    /** The confidence that each sample belongs to its cluster, 0…1: b from z: b×m. */
    Tensor confidence(Tensor embedding);

    /** The p prototypes that samples are compared with, p×m; empty where there are none. */
    default Optional<Tensor> prototypes() {
        return Optional.empty();
    }

    /**
     * A function from z: b×m to scores b×k that order clusters as this layer does and are linear in z, or in z scaled to length
     * one where the layer scales it; empty where there is none.
     */
    default Optional<UnaryOperator<Tensor>> linearScores() {
        return Optional.empty();
    }
}
