package io.clade.network.layer;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mirror of a {@link ConvolutionBlock}: every number is repeated 2×2, the window that was pooled to it, with the
 * half window of an odd side left out; then two transposed convolutions with a ReLU between. The result is linear.
 */
public final class TransposedBlock {

    private final long height;
    private final long width;
    private final Convolution first;
    private final Convolution second;

    /**
     * @param undone size of the block to mirror
     * @param side height and width of that block's input
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
