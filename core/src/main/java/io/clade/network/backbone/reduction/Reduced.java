package io.clade.network.backbone.reduction;

import io.clade.data.Shape;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A backbone behind a fixed linear map of the flattened sample to fewer numbers, such as principal components.
 *
 * @param components numbers that the map gives
 * @param network the backbone that is given them
 */
public record Reduced(int components, Architecture network) implements Architecture {

    /** Name of the map's matrix among the weights, d×components. */
    public static final String MAP = "reduction.map";

    /** Name of the numbers added to its products among the weights. */
    public static final String OFFSET = "reduction.offset";

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        Tensor map = parameters.addBuffer(MAP, torch.zeros(input.size(), components));
        Tensor offset = parameters.addBuffer(OFFSET, torch.zeros(components));
        Backbone inner = network.build(Shape.table(components), parameters);
        return Backbone.of(
                inner.embeddingSize(),
                x -> inner.forward(torch.addmm(offset, x.flatten(1, -1), map), Mode.APPLYING)
                        .embedding());
    }
}
