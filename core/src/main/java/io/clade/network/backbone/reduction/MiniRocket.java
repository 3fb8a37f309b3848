package io.clade.network.backbone.reduction;

import io.clade.data.Shape;
import io.clade.input.Require;
import io.clade.network.backbone.Architecture;
import io.clade.network.backbone.Backbone;
import io.clade.network.layer.Mode;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A backbone behind the features of series of any lengths that {@link SeriesKernels} gives, each times a number of its own.
 *
 * @param steps that every series is brought to
 * @param thresholds of each kernel
 * @param network the backbone that is given the features
 */
public record MiniRocket(int steps, int thresholds, Architecture network) implements Architecture {

    /** Name of the channels of each kernel among the weights, kernels×channels of 0 and 1. */
    public static final String CHANNELS = "minirocket.channels";

    /** Name of the thresholds among the weights, kernels×thresholds. */
    public static final String THRESHOLDS = "minirocket.thresholds";

    /** Name of the features' factors among the weights. */
    public static final String SCALES = "minirocket.scales";

    public MiniRocket {
        Require.atLeast("steps", steps, 1);
        Require.atLeast("thresholds", thresholds, 1);
    }

    @Override
    public boolean takesAnyLength() {
        return true;
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        int kernels = SeriesKernels.count(steps);
        int features = kernels * thresholds + SeriesKernels.LEVELS * input.channels();
        Tensor channels = parameters.addBuffer(CHANNELS, torch.zeros(kernels, input.channels()));
        Tensor values = parameters.addBuffer(THRESHOLDS, torch.zeros(kernels, thresholds));
        Tensor scales = parameters.addBuffer(SCALES, torch.zeros(features));
        Backbone inner = network.build(Shape.table(features), parameters);
        return Backbone.of(
                inner.embeddingSize(),
                x -> inner.forward(
                                new SeriesKernels(steps, channels, values)
                                        .features(x)
                                        .mul(scales),
                                Mode.APPLYING)
                        .embedding());
    }
}
