package io.clade.network.backbone.recurrent;

import io.clade.data.Kind;
import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.decoder.Decoder;
import io.clade.network.decoder.RecurrentDecoder;
import io.clade.network.layer.recurrent.Cell;
import io.clade.network.weight.Parameters;

/**
 * A recurrent network for series of any length: layers of recurrent units, then a fully connected layer with ReLU and
 * batch normalisation on the last hidden state of the top layer. The last hidden state of a layer is that of each
 * direction after the whole series, side by side.
 */
public interface Recurrent extends Architecture {

    /** The kind of unit. */
    Cell cell();

    /** Layers of recurrent units. */
    int layers();

    /** Units of a layer, in each direction. */
    int hidden();

    /** True if a second set of units reads the series from its end. */
    boolean bidirectional();

    /** True if the blocks are all hidden states of a layer, b×T×h, instead of the last, b×h. */
    boolean states();

    /** Units of the fully connected layer, m. */
    int embedding();

    @Override
    default boolean takesAnyLength() {
        return true;
    }

    @Override
    default Backbone build(Shape input, Parameters parameters) {
        Require.that(
                input.kind() == Kind.SERIES,
                "A recurrent network needs series. Got samples of shape %s. Use --set network=auto.",
                input);
        return new RecurrentNetwork(this, input, parameters);
    }

    @Override
    default Decoder decoder(Shape output, int embeddingSize, Parameters parameters, String prefix) {
        return new RecurrentDecoder(output, embeddingSize, cell(), layers(), hidden(), parameters, prefix);
    }

    /** @throws io.clade.input.InputException where a number is below 1 */
    static void require(int layers, int hidden, int embedding) {
        Require.atLeast("layers", layers, 1);
        Require.atLeast("hidden", hidden, 1);
        Require.atLeast("embedding", embedding, 1);
    }
}
