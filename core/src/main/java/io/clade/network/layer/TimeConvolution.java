package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution over the steps of series, with stride 1 and zeros at both ends that keep T: b×in×1×T to b×out×1×T, He
 * initialisation. Series are treated as images one pixel high, because libtorch has no channels-last memory for series.
 */
public final class TimeConvolution {

    private static final long[] ONE = {1, 1};

    private final Tensor weight;
    private final TensorOptional bias;
    private final long[] padding;

    private TimeConvolution(Parameters parameters, String name, int in, int out, int kernel, boolean biased) {
        weight = parameters.add(name + ".weight", Initialisation.HE.weights(out, in, 1, kernel));
        bias = biased ? new TensorOptional(parameters.add(name + ".bias", torch.zeros(out))) : new TensorOptional();
        padding = new long[] {0, kernel / 2};
    }

    /**
     * A convolution without bias, for layers before a normalisation.
     *
     * @param kernel steps it looks at, odd
     */
    public static TimeConvolution unbiased(Parameters parameters, String name, int in, int out, int kernel) {
        return new TimeConvolution(parameters, name, in, out, kernel, false);
    }

    /**
     * A convolution with a bias, which starts at zero.
     *
     * @param kernel steps it looks at, odd
     */
    public static TimeConvolution biased(Parameters parameters, String name, int in, int out, int kernel) {
        return new TimeConvolution(parameters, name, in, out, kernel, true);
    }

    /** b×out×1×T from x: b×in×1×T. */
    public Tensor forward(Tensor x) {
        return torch.conv2d(x, weight, bias, ONE, padding, ONE, 1);
    }
}
