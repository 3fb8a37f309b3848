package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import org.bytedeco.pytorch.Tensor;

/** The last layer of a backbone: fully connected, ReLU, batch normalisation; b×in to b×m. */
public final class EmbeddingLayer {

    private final Linear linear;
    private final BatchNorm norm;

    /** Registers its numbers as {@code fc} and {@code norm}. */
    public EmbeddingLayer(Parameters parameters, int in, int embedding) {
        linear = new Linear(parameters, "fc", in, embedding, Initialisation.HE);
        norm = new BatchNorm(parameters, "norm", embedding);
    }

    /** b×m from x: b×in. */
    public Tensor forward(Tensor x, Mode mode) {
        return norm.forward(Relu.of(linear.forward(x)), mode);
    }
}
