package io.clade.network.backbone;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.clade.data.Shape;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;

/** The plan of a backbone: what is saved with a model and built again from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Architecture.Identity.class, name = "identity"),
    @JsonSubTypes.Type(value = Architecture.Direction.class, name = "direction"),
    @JsonSubTypes.Type(value = Landmarks.class, name = "landmarks"),
    @JsonSubTypes.Type(value = Nystrom.class, name = "nystrom"),
    @JsonSubTypes.Type(value = Mlp.class, name = "mlp"),
    @JsonSubTypes.Type(value = Cnn.class, name = "cnn"),
    @JsonSubTypes.Type(value = FullyConvolutional.class, name = "fully_convolutional"),
    @JsonSubTypes.Type(value = SeriesCnn.class, name = "conv1d"),
    @JsonSubTypes.Type(value = Gru.class, name = "gru"),
    @JsonSubTypes.Type(value = Spherical.class, name = "spherical")
})
public sealed interface Architecture
        permits Architecture.Identity,
                Architecture.Direction,
                Landmarks,
                Nystrom,
                Mlp,
                Cnn,
                FullyConvolutional,
                SeriesCnn,
                Gru,
                Spherical {

    /** Builds the backbone for prepared samples of shape {@code input}, registering its parameters. */
    Backbone build(Shape input, Parameters parameters);

    /** Whether series of any number of steps go through, NaN behind their end, whatever the shape it was built for. */
    default boolean takesAnyLength() {
        return false;
    }

    /** Whether its units are ReLUs, so that guided backpropagation can pass back through it. */
    default boolean isRectified() {
        return false;
    }

    /** No network: the embedding is the flattened sample. */
    record Identity() implements Architecture {

        @Override
        public Backbone build(Shape input, Parameters parameters) {
            return Backbone.of(input.size(), x -> x.flatten(1, -1));
        }
    }

    /** No network: the embedding is the flattened sample divided by its norm, zeros where that is zero. */
    record Direction() implements Architecture {

        @Override
        public Backbone build(Shape input, Parameters parameters) {
            return Backbone.of(input.size(), x -> Distances.directions(x.flatten(1, -1)));
        }
    }
}
