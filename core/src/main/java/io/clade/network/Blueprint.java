package io.clade.network;

import io.clade.data.Shape;

/**
 * The plan of a whole network.
 *
 * @param input shape of a prepared sample
 * @param backbone from sample to embedding
 * @param head from embedding to memberships
 * @param clusters k
 */
public record Blueprint(Shape input, Architecture backbone, Head head, int clusters) {

    /** The kinds of cluster layer. */
    public enum Head {
        /** u = softmax(W z + b) */
        SOFTMAX,
        /** the nearest of k prototypes, hard */
        PROTOTYPES,
        /** u = softmax(−‖z − p_j‖²/T) over k prototypes */
        SOFT_PROTOTYPES,
        /** the same after embeddings are scaled to length one */
        SPHERICAL_PROTOTYPES
    }
}
