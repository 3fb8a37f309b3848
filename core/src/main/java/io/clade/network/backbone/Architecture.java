package io.clade.network.backbone;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.clade.data.Shape;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.FullyConnectedDecoder;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a backbone: a record that is saved with a model and builds the backbone again. {@link
 * io.clade.network.Architectures} gives each its name on disk.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public interface Architecture {

    /** Units of the hidden layer of a decoder where an architecture has no layers to mirror. */
    int DECODER_UNITS = 256;

    /** Builds the backbone for prepared samples of shape {@code input}, registering its parameters. */
    Backbone build(Shape input, Parameters parameters);

    /**
     * Builds a decoder that mirrors the backbone, registering its parameters; one hidden layer where there is nothing to
     * mirror.
     *
     * @param output shape of a prepared sample
     * @param embeddingSize m, numbers that a sample is made from
     * @param prefix of the parameters' names
     */
    default Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return new FullyConnectedDecoder(output, embeddingSize, List.of(DECODER_UNITS), parameters, prefix);
    }

    /**
     * True if the network takes series of any number of steps, NaN behind their end, not only of the shape it was built
     * for.
     */
    default boolean takesAnyLength() {
        return false;
    }

    /** True if it has no non-linearity but ReLUs, and has these, so that guided backpropagation is defined. */
    default boolean rectified() {
        return false;
    }

    /** True if only the directions of samples are compared, so that a sample of zeros has no place. */
    default boolean comparesDirections() {
        return false;
    }

    /** This network in the form that context prediction trains on patches, where it has one. */
    default Optional<FullyConvolutional> patchNetwork() {
        return Optional.empty();
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
        public boolean comparesDirections() {
            return true;
        }

        @Override
        public Backbone build(Shape input, Parameters parameters) {
            return Backbone.of(input.size(), x -> Distances.directions(x.flatten(1, -1)));
        }
    }
}
