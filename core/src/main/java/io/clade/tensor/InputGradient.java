package io.clade.tensor;

import io.clade.tensor.runtime.Scope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Computes gradients with respect to the input of a function, without changing the gradients of its parameters. */
public final class InputGradient {

    private InputGradient() {}

    /**
     * ∂/∂x of the sum of all numbers of {@code function}(x), of the shape of x. Where a row of the result depends on its row
     * of x alone, row i is the gradient of the sum of row i.
     */
    public static Tensor of(UnaryOperator<Tensor> function, Tensor x) {
        return Scope.tidy(() -> {
            Tensor input = x.detach();
            input.set_requires_grad(true);
            Tensor value = function.apply(input).sum();
            return torch.grad(new TensorVector(value), new TensorVector(input)).get(0);
        });
    }
}
