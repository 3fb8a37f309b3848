package io.clade.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Linear interpolation of series between their steps. */
public final class Interpolation {

    private Interpolation() {}

    /**
     * Interpolates x at {@code positions}, linearly between the steps on both sides. Where one of these is NaN, so is
     * the result; gradients do not flow to the positions' whole parts.
     *
     * @param x series, b×T×d
     * @param positions from 0 to T − 1, b×S
     * @return b×S×d
     */
    public static Tensor alongTime(Tensor x, Tensor positions) {
        long d = x.size(2);
        Tensor last = Ops.clamp(positions, 0, x.size(1) - 1.0);
        Tensor before = torch.floor(last);
        Tensor after = torch.ceil(last);
        Tensor share = last.sub(before).unsqueeze(2);
        Tensor left = steps(x, before, d);
        Tensor right = steps(x, after, d);
        return left.add(right.sub(left).mul(share));
    }

    /**
     * Every series of {@code x}, from its first to its last step, at {@code steps} equally distant positions.
     *
     * @param x series padded with NaN, b×T×d
     * @return b×{@code steps}×d
     */
    public static Tensor atOneLength(Tensor x, int steps) {
        Tensor ends = Ops.plus(lengths(x), -1).unsqueeze(1);
        Tensor positions =
                torch.linspace(new Scalar(0.0), new Scalar(1.0), steps).mul(ends);
        return alongTime(x, positions);
    }

    private static Tensor steps(Tensor x, Tensor at, long d) {
        Tensor index = at.to(torch.ScalarType.Long).unsqueeze(2).expand(at.size(0), at.size(1), d);
        return torch.gather(x, 1, index);
    }

    /**
     * The length of each series: the number, from 1, of its last step with a value. Steps behind it are padding. A
     * series without any value has length 1, so that nothing is divided by zero.
     *
     * @param x series padded with NaN, b×T×d
     * @return b whole numbers from 1 to T
     */
    public static Tensor lengths(Tensor x) {
        Tensor present = torch.isnan(x).all(2).logical_not();
        Tensor numbers = Ops.numbers(1, x.size(1) + 1, x);
        return torch.clamp_min(Ops.largest(present.mul(numbers), 1), new Scalar(1L));
    }
}
