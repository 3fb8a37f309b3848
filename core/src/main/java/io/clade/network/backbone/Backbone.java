package io.clade.network.backbone;

import io.clade.network.layer.Mode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** A network f_θ that computes activations and embeddings of a batch of samples. */
public interface Backbone {

    /** Activations and embeddings of the samples x: b×shape. */
    Activations forward(Tensor x, Mode mode);

    /** m, numbers in an embedding. */
    int embeddingSize();

    /**
     * A backbone without blocks, which training does not change.
     *
     * @param size m
     * @param embedding from samples, b×…, to their embeddings, b×m
     */
    static Backbone of(int size, UnaryOperator<Tensor> embedding) {
        return new Backbone() {
            @Override
            public Activations forward(Tensor x, Mode mode) {
                return new Activations(List.of(), embedding.apply(x));
            }

            @Override
            public int embeddingSize() {
                return size;
            }
        };
    }
}
