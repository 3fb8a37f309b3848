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
    private static final int SMALL_KERNEL = 3;
    private static final String FIRST = ".conv1";
    private static final String SECOND = ".conv2";
    private static final String NORM = ".norm";

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
        this(
                new Convolution(parameters, name + FIRST, channels, filters, size.kernel(), size.same()),
                new Convolution(parameters, name + SECOND, filters, filters, size.kernel(), size.same()),
                new BatchNorm(parameters, name + NORM, filters));
    }

    private ConvolutionBlock(Convolution first, Convolution second, BatchNorm norm) {
        this.first = first;
        this.second = second;
        this.norm = norm;
    }

    /** A block of padded 3×3 convolutions, the first of them of stride {@code stride}; its output has {@link #strided} sides. */
    public static ConvolutionBlock strided(Parameters parameters, String name, int channels, int filters, int stride) {
        return new ConvolutionBlock(
                Convolution.strided(parameters, name + FIRST, channels, filters, SMALL_KERNEL, stride),
                new Convolution(parameters, name + SECOND, filters, filters, SMALL_KERNEL, true),
                new BatchNorm(parameters, name + NORM, filters));
    }

    /** The side of the output of {@link #strided(Parameters, String, int, int, int)} for an input of side {@code side}. */
    public static int strided(int side, int stride) {
        int convolved = (side + stride - 1) / stride;
        return (convolved + POOL - 1) / POOL;
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
