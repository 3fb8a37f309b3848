package io.clade.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.clade.data.Shape;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The plan of a backbone: what is saved with a model and built again from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Architecture.Identity.class, name = "identity"),
    @JsonSubTypes.Type(value = Mlp.class, name = "mlp"),
    @JsonSubTypes.Type(value = Cnn.class, name = "cnn"),
    @JsonSubTypes.Type(value = FullyConvolutional.class, name = "fully_convolutional")
})
public sealed interface Architecture permits Architecture.Identity, Mlp, Cnn, FullyConvolutional {

    /** Builds the backbone for prepared samples of shape {@code input}, registering its parameters. */
    Backbone build(Shape input, Parameters parameters);

    /** No network: the embedding is the flattened sample. */
    record Identity() implements Architecture {

        @Override
        public Backbone build(Shape input, Parameters parameters) {
            return new Backbone() {
                @Override
                public Activations forward(Tensor x, boolean training) {
                    return new Activations(List.of(), x.flatten(1, -1));
                }

                @Override
                public int embeddingSize() {
                    return input.size();
                }
            };
        }
    }
}
