package io.clade.network;

import org.bytedeco.pytorch.Tensor;

/** A linear layer on the embedding that a network trains with on labels it gave itself, W z + b. */
public final class Classifier implements TrainingPart {

    private final int classes;
    private Linear layer;

    public Classifier(int classes) {
        this.classes = classes;
    }

    @Override
    public void register(Parameters parameters, String prefix, int embeddingSize) {
        layer = new Linear(parameters, prefix + "classifier", embeddingSize, classes, Initialisation.GLOROT);
    }

    @Override
    public void keep(int number) {
        // There is one of it.
    }

    /** Gives it new initial weights from libtorch's generator. */
    public void restart() {
        layer.restart(Initialisation.GLOROT);
    }

    /** Logits, b×classes, of embeddings z: b×m. */
    public Tensor logits(Tensor z) {
        return layer.forward(z);
    }
}
