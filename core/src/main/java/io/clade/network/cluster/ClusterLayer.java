package io.clade.network.cluster;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** The prototypes p×m that samples are compared with; empty where there are none. */
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

    /** Samples belong to the nearest of {@code clusters} prototypes, hard. */
    static ClusterLayer prototypes(Parameters parameters, int embeddingSize, int clusters) {
        return new PrototypeLayer(parameters, embeddingSize, clusters);
    }

    /** Samples belong to the component of the nearest of {@code count} prototypes, hard, or to none. */
    static ClusterLayer prototypeGraph(Parameters parameters, int embeddingSize, int count, int clusters) {
        return new PrototypeGraphLayer(parameters, embeddingSize, count, clusters);
    }

    /**
     * Samples belong to near prototypes, softly.
     *
     * @param spherical whether embeddings are scaled to length one first
     */
    static ClusterLayer softPrototypes(Parameters parameters, int embeddingSize, int clusters, boolean spherical) {
        return new SoftPrototypeLayer(parameters, embeddingSize, clusters, spherical);
    }

    /** Samples belong to the cluster of the nearest of {@code count} samples, hard. */
    static ClusterLayer samples(Parameters parameters, int embeddingSize, int count, int clusters) {
        return new SampleLayer(parameters, embeddingSize, count, clusters);
    }

    /**
     * Samples belong to the components of a mixture of normal distributions by their posterior.
     *
     * @param full whether a component has any covariance, or independent features
     */
    static ClusterLayer mixture(Parameters parameters, int embeddingSize, int clusters, boolean full) {
        return new MixtureLayer(parameters, embeddingSize, clusters, full);
    }
}
