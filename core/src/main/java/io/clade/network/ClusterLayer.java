package io.clade.network;

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

    /** How surely each sample belongs to its cluster, 0…1: b from z: b×m. */
    Tensor confidence(Tensor embedding);
}
