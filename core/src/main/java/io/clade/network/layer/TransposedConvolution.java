package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The transpose of a padded convolution with a stride, from the size of its outputs back to that of its inputs:
 * b×in×⌈h/stride⌉×⌈w/stride⌉ to b×out×h×w.
 */
public final class TransposedConvolution {

    private static final long[] ONE = {1, 1};

    private final Tensor weight;
    private final Tensor bias;
    private final long[] padding;
    private final long[] strides;
    private final long[] added;

    /**
     * @param kernel side of the kernels, odd
     * @param side height and width of the result
     */
    public TransposedConvolution(
            Parameters parameters, String name, int in, int out, int kernel, int stride, int... side) {
        // libtorch keeps the kernels of a transposed convolution by input.
        weight = parameters.add(name + ".weight", Initialisation.HE.weights(in, out, kernel, kernel));
        bias = parameters.add(name + ".bias", torch.zeros(out));
        padding = new long[] {kernel / 2, kernel / 2};
        strides = new long[] {stride, stride};
        added = new long[] {(side[0] - 1) % stride, (side[1] - 1) % stride};
    }

    /** b×out×h×w from x: b×in×h′×w′. */
    public Tensor forward(Tensor x) {
        return torch.conv_transpose2d(x, weight, new TensorOptional(bias), strides, padding, added, 1, ONE);
    }
}
