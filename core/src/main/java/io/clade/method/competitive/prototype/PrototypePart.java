package io.clade.method.competitive.prototype;

import io.clade.network.TrainingPart;
import org.bytedeco.pytorch.Tensor;

/** Sets of prototypes that learn together with a network, rivals of which one is kept. */
public interface PrototypePart extends TrainingPart {

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

    /**
     * Prototypes that are weights of their own.
     *
     * @param layers rival sets
     * @param rate how many times as fast as the network they learn
     * @param relative whether that is in the unit of the spread of the embeddings that they begin among
     */
    static PrototypePart free(int clusters, int layers, double rate, boolean relative) {
        return new FreePrototypes(clusters, layers, rate, relative);
    }

    /**
     * Prototypes that are outputs of a {@link DualNetwork} on the anchors.
     *
     * @param layers rival sets
     * @param rate how many times as fast as the backbone the dual network learns
     * @param relative whether a step is worth the less the more anchors there are
     */
    static PrototypePart deepDual(
            int clusters, int anchors, int layers, HiddenLayers hidden, double rate, boolean relative) {
        return new DeepDualPrototypes(clusters, anchors, layers, hidden, rate, relative);
    }
}
