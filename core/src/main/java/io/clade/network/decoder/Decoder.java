package io.clade.network.decoder;

import org.bytedeco.pytorch.Tensor;

/** g: turns embeddings into samples. */
@FunctionalInterface
public interface Decoder {

    /**
     * Samples from embeddings.
     *
     * @param z b×m
     * @param like b samples in whose shape the result is: b×shape, series as long as these are; what is behind their ends is
     *     of no account. None of their numbers is used
     */
    Tensor decode(Tensor z, Tensor like);
}
