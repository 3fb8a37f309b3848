package io.clade.network.layer;

import io.clade.tensor.Interpolation;
import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A batch of padded series with their lengths. NaN in the inputs of a backbone means a missing number: a series ends
 * with its last step that has a number. NaN before that becomes zero, the mean of a standardised channel.
 *
 * @param x b×T×d without NaN, zero behind the end of a series; T is the largest length
 * @param lengths steps of each series, b whole numbers from 1
 * @param full whether all have T steps
 */
public record PaddedSeries(Tensor x, Tensor lengths, boolean full) {

    /** @param padded b×T×d, NaN behind the end of a series */
    public static PaddedSeries of(Tensor padded) {
        Tensor lengths = Interpolation.lengths(padded);
        long longest = lengths.max().item_long();
        boolean full = lengths.min().item_long() == longest;
        Tensor x = torch.masked_fill(padded, torch.isnan(padded), new Scalar(0.0));
        return new PaddedSeries(x.narrow(1, 0, longest), lengths, full);
    }

    /** The number of steps T. */
    public long steps() {
        return x.size(1);
    }

    /** {@code y}: b×T×d, padded with zeros to {@code steps} steps. */
    public Tensor padded(Tensor y, long steps) {
        return steps == steps() ? y : torch.constant_pad_nd(y, new long[] {0, 0, 0, steps - steps()}, new Scalar(0));
    }

    /** The lengths after the steps are halved, rounded up. */
    public static Tensor halved(Tensor lengths) {
        return lengths.add(new Scalar(1L)).floor_divide(new Scalar(2L));
    }

    /** 1 within a series, 0 behind its end: b×T. */
    public Tensor mask() {
        return mask(lengths, steps());
    }

    /** 1 for the first {@code lengths} of {@code steps} steps, 0 for the others: b×steps, as floats. */
    static Tensor mask(Tensor lengths, long steps) {
        return Ops.numbers(0, steps, lengths).lt(lengths.unsqueeze(1)).to(torch.ScalarType.Float);
    }
}
