package io.clade.network.layer;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Rectifier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Convolution, ReLU, convolution, batch normalisation, ReLU and 2×2 max-pooling: b×in×h×w to b×filters×h′×w′. */
public final class ConvolutionBlock {

    private static final int POOL = 2;

    private final int kernel;
    private final boolean same;
    private final Convolution first;
    private final Convolution second;
    private final BatchNorm norm;

    /** @param same whether borders are padded before convolutions, or lost */
    public ConvolutionBlock(Parameters parameters, String name, int channels, int filters, int kernel, boolean same) {
        this.kernel = kernel;
        this.same = same;
        first = new Convolution(parameters, name + ".conv1", channels, filters, kernel, same);
        second = new Convolution(parameters, name + ".conv2", filters, filters, kernel, same);
        norm = new BatchNorm(parameters, name + ".norm", filters);
    }

    /** The side that is left of an image of side {@code side}; below 1 where nothing is. */
    public int side(int side) {
        int convolved = same ? side : side - 2 * (kernel - 1);
        return (convolved + POOL - 1) / POOL;
    }

    /** b×filters×h′×w′ from x: b×in×h×w. */
    public Tensor forward(Tensor x, Mode mode) {
        // Channels last in memory: convolutions and pooling take two thirds of the time they need otherwise.
        Tensor y = Rectifier.inPlace(first.forward(x)).contiguous(torch.MemoryFormat.ChannelsLast);
        y = Rectifier.inPlace(norm.forward(second.forward(y), mode));
        long[] pool = {POOL, POOL};
        // Pooling with "same" padding: a last odd row or column gets a window of its own.
        return torch.max_pool2d(y, pool, pool, new long[] {0, 0}, new long[] {1, 1}, true);
    }
}
