package io.clade.network.backbone.reduction;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Interpolation;

/**
 * A backbone behind the interpolation of series of any lengths at equally many steps.
 *
 * @param steps of every series that the backbone is given
 * @param network the backbone
 */
public record Resampled(int steps, Architecture network) implements Architecture {

    @Override
    public boolean takesAnyLength() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Backbone inner = network.build(Shape.series(steps, input.channels()), parameters);
        return Backbone.of(
                inner.embeddingSize(),
                x -> inner.forward(Interpolation.atOneLength(x, steps), Mode.APPLYING)
                        .embedding());
    }
}
