package io.clade.network.cluster;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;

/** Turns an embedding into memberships. */
public interface ClusterLayer {

    /** U: b×k from z: b×m, rows on the simplex. */
    Tensor memberships(Tensor embedding);

    /** The cluster of each sample, from 0, or −1 for an outlier: b from z: b×m and its {@link #memberships}, b×k. */
    default Tensor clusters(Tensor embedding, Tensor memberships) {
        return Ops.positionOfLargest(memberships, 1);
    }

    /**
     * A score of every cluster that is linear in the embedding and highest for the cluster of a sample: b×k from z: b×m. Only
     * layers whose head {@link Head#hasScores} have one.
     */
    default Tensor scores(Tensor embedding) {
        throw new UnsupportedOperationException("This cluster layer has no linear score");
    }

    /** How surely each sample belongs to its cluster, 0…1: b from z: b×m. */
    Tensor confidence(Tensor embedding);
}
