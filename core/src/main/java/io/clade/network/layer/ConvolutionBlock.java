package io.clade.network.layer;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A block of convolution, ReLU, convolution, batch normalisation, ReLU and 2×2 max-pooling: b×in×h×w to
 * b×filters×h′×w′.
 */
public final class ConvolutionBlock {

    private static final int POOL = 2;

    private final Convolution first;
    private final Convolution second;
    private final BatchNorm norm;

    /**
     * The kernels and padding of a block, which determine the size of its output.
     *
     * @param kernel side of the kernels
     * @param same whether borders are padded before convolutions
     */
    public record Size(int kernel, boolean same) {

        /** The side after the convolutions, for an input of side {@code side}. */
        int convolved(int side) {
            return same ? side : side - 2 * (kernel - 1);
        }

        /** The side after pooling; below 1 where nothing is left. */
        public int side(int side) {
            return (convolved(side) + POOL - 1) / POOL;
        }
    }

    public ConvolutionBlock(Parameters parameters, String name, int channels, int filters, Size size) {
        int kernel = size.kernel();
        boolean same = size.same();
        first = new Convolution(parameters, name + ".conv1", channels, filters, kernel, same);
        second = new Convolution(parameters, name + ".conv2", filters, filters, kernel, same);
        norm = new BatchNorm(parameters, name + ".norm", filters);
    }

    /** b×filters×h′×w′ from x: b×in×h×w. */
    public Tensor forward(Tensor x, Mode mode) {
        // Channels last in memory: convolutions and pooling take two thirds of the time they need otherwise.
        Tensor y = Relu.inPlace(first.forward(x)).contiguous(torch.MemoryFormat.ChannelsLast);
        y = Relu.inPlace(norm.forward(second.forward(y), mode));
        long[] pool = {POOL, POOL};
        // Pooling with "same" padding: a last odd row or column gets a window of its own.
        return torch.max_pool2d(y, pool, pool, new long[] {0, 0}, new long[] {1, 1}, true);
    }
}
