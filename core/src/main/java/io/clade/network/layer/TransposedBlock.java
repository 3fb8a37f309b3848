package io.clade.network.layer;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The way back through a {@link ConvolutionBlock}: every number becomes the 2×2 that were pooled to it, less the half window
 * of an odd side; then two transposed convolutions with a ReLU between. The result is linear.
 */
public final class TransposedBlock {

    private final long height;
    private final long width;
    private final Convolution first;
    private final Convolution second;

    /**
     * @param undone size of the block
     * @param side height and width of what went into that block
     */
    public TransposedBlock(
            Parameters parameters, String name, int channels, int out, ConvolutionBlock.Size undone, int... side) {
        height = undone.convolved(side[0]);
        width = undone.convolved(side[1]);
        first = Convolution.transposed(parameters, name + ".conv1", channels, channels, undone.kernel(), undone.same());
        second = Convolution.transposed(parameters, name + ".conv2", channels, out, undone.kernel(), undone.same());
    }

    /** b×out×h×w from x: b×channels×h′×w′. */
    public Tensor forward(Tensor x) {
        long[] doubled = {2 * x.size(2), 2 * x.size(3)};
        Tensor y = torch.upsample_nearest2d(x, doubled).narrow(2, 0, height).narrow(3, 0, width);
        // Channels last in memory, as in the block that is undone.
        y = Relu.inPlace(first.forward(y.contiguous(torch.MemoryFormat.ChannelsLast)));
        return second.forward(y);
    }
}
