package io.clade.network;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.weight.Weights;
import org.bytedeco.pytorch.Tensor;

/** A network in training that embeds samples, and that a fitted model can hold. */
public interface Encoder {

    /** Shape of a prepared sample. */
    Shape input();

    /** The configuration of the backbone. */
    Architecture architecture();

    /** m, numbers in an embedding. */
    int embeddingSize();

    /** z of samples, with the learned statistics: b×m. */
    Tensor embed(Tensor x);

    /** The learned numbers that a fitted model keeps. */
    Weights weights();
}
