package io.clade.network;

import org.bytedeco.pytorch.Tensor;

/** f_θ: turns a batch of samples into activations and an embedding. */
public interface Backbone {

    /** @param training whether batch statistics are used and learned, or the learned ones applied */
    Activations forward(Tensor x, boolean training);

    /** m, numbers in an embedding. */
    int embeddingSize();
}
