package io.clade.method.competitive;

import io.clade.network.TrainingPart;
import org.bytedeco.pytorch.Tensor;

/** Sets of prototypes that learn together with a network, rivals of which one is kept. */
interface PrototypePart extends TrainingPart {

    /** How many rival sets there are. */
    int layers();

    /** Whether prototypes depend on the embeddings of the anchors. */
    boolean anchored();

    /**
     * Places the prototypes of a set.
     *
     * @param start as mixtures of the anchors: k×a
     * @param z embeddings of the anchors: a×m
     */
    void begin(int layer, Tensor start, Tensor z);

    /**
     * P of a set: k×m.
     *
     * @param z embeddings of the anchors, a×m; not looked at where prototypes are not {@link #anchored}
     */
    Tensor prototypes(int layer, Tensor z);
}
