package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** Checks gradients in double precision against central differences. */
public final class FiniteDifferences {

    private static final double STEP = 1e-6;

    private FiniteDifferences() {}

    /**
     * Asserts that the gradient of the scalar {@code f} at {@code x} is that of central differences.
     *
     * @param tolerance relative to the largest entry of the gradient, or absolute below one
     */
    public static void check(UnaryOperator<Tensor> f, double[] x, double tolerance, long... shape) {
        double[] gradient = gradient(f, x, shape);
        double scale = 1;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            moved[i] = x[i] + STEP;
            double above = value(f, moved, shape);
            moved[i] = x[i] - STEP;
            double below = value(f, moved, shape);
            assertThat(gradient[i])
                    .as("derivative by entry %d", i)
                    .isCloseTo((above - below) / (2 * STEP), within(tolerance * scale));
        }
    }

    /** The gradient of the scalar {@code f} at {@code x} by automatic differentiation. */
    public static double[] gradient(UnaryOperator<Tensor> f, double[] x, long... shape) {
        return Scope.run(() -> {
            Tensor leaf = Ops.tensor(x, shape);
            leaf.set_requires_grad(true);
            f.apply(leaf).backward();
            return Ops.toDoubles(leaf.grad());
        });
    }

    private static double value(UnaryOperator<Tensor> f, double[] x, long... shape) {
        return Scope.step(() -> Ops.number(f.apply(Ops.tensor(x, shape))));
    }
}
