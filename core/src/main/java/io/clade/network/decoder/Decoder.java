package io.clade.network.decoder;

import org.bytedeco.pytorch.Tensor;

/** A network g that computes samples from embeddings. */
@FunctionalInterface
public interface Decoder {

    /**
     * Samples from embeddings.
     *
     * @param z b×m
     * @param like b samples whose shape the result has, b×shape: its series are as long as these, and undefined behind
     *     their ends. The numbers are not used
     */
    Tensor decode(Tensor z, Tensor like);
}
