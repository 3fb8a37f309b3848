package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A square 2-D convolution: b×in×h×w to b×out×h′×w′, He initialisation. */
public final class Convolution {

    private static final long[] ONE = {1, 1};

    private final Tensor weight;
    private final Tensor bias;
    private final long[] padding;
    private final long[] strides;

    private Convolution(Parameters parameters, String name, int in, int out, int kernel, int border, int stride) {
        weight = parameters.add(name + ".weight", Initialisation.HE.weights(out, in, kernel, kernel));
        bias = parameters.add(name + ".bias", torch.zeros(out));
        padding = new long[] {border, border};
        strides = new long[] {stride, stride};
    }

    /**
     * A convolution of stride 1.
     *
     * @param same whether the border is padded so that h′×w′ is h×w
     */
    public Convolution(Parameters parameters, String name, int in, int out, int kernel, boolean same) {
        this(parameters, name, in, out, kernel, same ? kernel / 2 : 0, 1);
    }

    /** A convolution whose border is padded, which keeps one of {@code stride}² places: h′ = ⌈h / stride⌉. */
    public static Convolution strided(Parameters parameters, String name, int in, int out, int kernel, int stride) {
        return new Convolution(parameters, name, in, out, kernel, kernel / 2, stride);
    }

    /**
     * The transpose of such a convolution, from its outputs' size back to its inputs'. At stride 1 it is a convolution
     * with padding kernel − 1 minus the other's padding and flipped kernels; flipping does not matter to learned
     * kernels.
     */
    public static Convolution transposed(
            Parameters parameters, String name, int in, int out, int kernel, boolean same) {
        return new Convolution(parameters, name, in, out, kernel, kernel - 1 - (same ? kernel / 2 : 0), 1);
    }

    /** b×out×h′×w′ from x: b×in×h×w. */
    public Tensor forward(Tensor x) {
        return torch.conv2d(x, weight, new TensorOptional(bias), strides, padding, ONE, 1);
    }
}
