package io.clade.tensor;

import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Computes the largest singular value by power iteration, without a decomposition. */
public final class PowerIteration {

    private static final double START = 0.1;
    private static final int MOST = 100;

    /** The relative change at which the value has settled; step sizes need only a few digits. */
    private static final double SETTLED = 1e-5;

    private PowerIteration() {}

    /**
     * σ₁ of {@code x}: n×d, by v ← XᵀXv/‖XᵀXv‖ from an irregular combination of its rows, without gradient. Not above the
     * true value but for rounding; 0 for a matrix of zeros.
     */
    public static double largestSingularValue(Tensor x) {
        return Scope.step(() -> Scope.withoutGradients(() -> {
            // Signs that follow no pattern of the data: the start must not be orthogonal to what is looked for.
            Tensor signs = torch.sin(torch.arange(new Scalar(x.size(0))).to(x.device(), x.scalar_type()));
            Tensor v = torch.mv(Ops.transposed(x), Ops.plus(signs, START));
            double sigma = 0;
            for (int i = 0; i < MOST; i++) {
                double length = Math.sqrt(Ops.number(torch.dot(v, v)));
                if (length == 0) {
                    return 0.0;
                }
                Tensor y = torch.mv(x, Ops.over(v, length));
                double next = Math.sqrt(Ops.number(torch.dot(y, y)));
                if (next == 0 || Math.abs(next - sigma) <= SETTLED * next) {
                    return next;
                }
                sigma = next;
                v = torch.mv(Ops.transposed(x), y);
            }
            return sigma;
        }));
    }
}
