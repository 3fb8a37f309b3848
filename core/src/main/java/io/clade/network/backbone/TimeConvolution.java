package io.clade.network.backbone;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution over the steps of series, stride 1, zeros at both ends so that T stays: b×in×1×T to b×out×1×T, without
 * bias (a normalisation follows), He initialisation. A convolution of images one pixel high, because libtorch has no
 * channels-last memory for series.
 */
final class TimeConvolution {

    private static final long[] ONE = {1, 1};

    private final Tensor weight;
    private final long[] padding;

    /** @param kernel steps it looks at, odd */
    TimeConvolution(Parameters parameters, String name, int in, int out, int kernel) {
        weight = parameters.add(name + ".weight", Initialisation.HE.weights(out, in, 1, kernel));
        padding = new long[] {0, kernel / 2};
    }

    Tensor forward(Tensor x) {
        return torch.conv2d(x, weight, new TensorOptional(), ONE, padding, ONE, 1);
    }
}
