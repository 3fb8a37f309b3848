package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;

/**
 * The plan of a whole network.
 *
 * @param input shape of a prepared sample
 * @param backbone from sample to embedding
 * @param head from embedding to memberships
 * @param clusters k
 * @param prototypes of a head that has them; k but for {@link Head#PROTOTYPE_GRAPH} and {@link Head#SAMPLES}
 */
public record Blueprint(Shape input, Architecture backbone, Head head, int clusters, int prototypes) {

    /** With a prototype a cluster. */
    public Blueprint(Shape input, Architecture backbone, Head head, int clusters) {
        this(input, backbone, head, clusters, clusters);
    }

    /** The kinds of cluster layer. */
    public enum Head {
        /** u = softmax(W z + b) */
        SOFTMAX,
        /** the nearest of k prototypes, hard */
        PROTOTYPES,
        /** the cluster of the nearest of some prototypes, hard: a component of their graph, or none */
        PROTOTYPE_GRAPH,
        /** u = softmax(−‖z − p_j‖²/T) over k prototypes */
        SOFT_PROTOTYPES,
        /** the same after embeddings are scaled to length one */
        SPHERICAL_PROTOTYPES,
        /** the cluster of the nearest of some samples, hard */
        SAMPLES,
        /** the posterior of a mixture of k normal distributions, any covariance each */
        MIXTURE_FULL,
        /** the same with independent features */
        MIXTURE_DIAGONAL
    }
}
