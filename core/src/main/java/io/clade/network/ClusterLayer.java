package io.clade.network;

import org.bytedeco.pytorch.Tensor;

/** Turns an embedding into memberships. */
public interface ClusterLayer {

    /** U: b×k from z: b×m, rows on the simplex. */
    Tensor memberships(Tensor embedding);

    /** How surely each sample belongs to its cluster, 0…1: b from z: b×m. */
    Tensor confidence(Tensor embedding);
}
