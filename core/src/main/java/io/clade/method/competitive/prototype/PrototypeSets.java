package io.clade.method.competitive.prototype;

import io.clade.network.TrainingPart;
import io.clade.tensor.Distances;
import org.bytedeco.pytorch.Tensor;

/**
 * Sets of k prototypes that are learned by gradients, one for each head; one set is kept. Prototypes are weights of
 * their own, or functions of the embeddings of fixed samples, the anchors.
 */
public interface PrototypeSets extends TrainingPart {

    /** The number of sets. */
    int heads();

    /** True if prototypes depend on the embeddings of the anchors. */
    boolean anchored();

    /**
     * The inputs that prototypes are computed from.
     *
     * @param z embeddings of the anchors, a×m; not used where prototypes are not {@link #anchored}
     */
    Inputs inputs(Tensor z);

    /**
     * Places the prototypes of a set.
     *
     * @param start as mixtures of the anchors: k×a
     * @param z embeddings of the anchors: a×m
     */
    void begin(int head, Tensor start, Tensor z);

    /** The prototypes P of a set, k×m. */
    Tensor of(int head, Inputs inputs);

    /** The squared distances of embeddings x: b×m from the prototypes of a set, b×k. */
    default Tensor squaredDistances(int head, Tensor x, Inputs inputs) {
        return Distances.squared(x, of(head, inputs));
    }
}
