package io.clade.partition;

import io.clade.tensor.Ops;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Means and centred samples in double precision, for data far from the origin, which would cancel in single precision.
 */
public final class Centring {

    private Centring() {}

    /** The mean of the rows of x, n×d: 1×d. */
    public static Tensor mean(Tensor x) {
        return Ops.over(Ops.sumKeeping(x.to(torch.ScalarType.Double), 0), x.size(0));
    }

    /** The rows of x less their mean: n×d. */
    public static Tensor centred(Tensor x) {
        return x.to(torch.ScalarType.Double).sub(mean(x));
    }

    /** Σ ‖x_i − mean‖²; exactly zero where all rows are equal. */
    public static double inertia(Tensor x) {
        Tensor apart = x.to(torch.ScalarType.Double).sub(x.narrow(0, 0, 1));
        return Ops.number(Ops.square(centred(apart)).sum());
    }
}
