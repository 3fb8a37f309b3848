package io.clade.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.VoidTensorHook;

/**
 * A function of tensors whose gradient is worked out by hand instead of recorded operation by operation: fewer passes over
 * memory, and the pieces of the gradient can be computed side by side. The backward pass must come before the scope ends
 * in which the function was called, and once.
 */
public final class CustomGradient {

    private final Function<Tensor, List<Tensor>> gradients;
    private List<Tensor> computed = List.of();

    private CustomGradient(Function<Tensor, List<Tensor>> gradients) {
        this.gradients = gradients;
    }

    /**
     * {@code value}, with a gradient to {@code inputs}.
     *
     * @param value of the function, without a gradient of its own
     * @param gradients from dL/dvalue to dL/dinput for every input, each of its input's shape
     */
    public static Tensor of(List<Tensor> inputs, Tensor value, Function<Tensor, List<Tensor>> gradients) {
        CustomGradient function = new CustomGradient(gradients);
        Tensor linked = value;
        List<Tensor> views = new ArrayList<>();
        for (Tensor input : inputs) {
            Tensor view = input.view_as(input);
            views.add(view);
            // The sum of no numbers: zero in value, and in the recording a way from the value to the input.
            linked = linked.add(view.narrow(0, 0, 0).sum());
        }
        if (!linked.requires_grad()) {
            return value;
        }
        linked.register_hook(function.new Arrival());
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).requires_grad()) {
                views.get(i).register_hook(function.new Departure(i));
            }
        }
        return linked;
    }

    /** Sees dL/dvalue before anything that {@code value} came from sees its own. */
    private final class Arrival extends VoidTensorHook {

        @Override
        public void call(TensorBase gradient) {
            computed = gradients.apply(new Tensor(gradient));
        }
    }

    /** Puts the gradient of one input in the place of the zeros that the recording brings. */
    private final class Departure extends TensorTensorHook {

        private final int input;

        Departure(int input) {
            this.input = input;
        }

        @Override
        public TensorBase call(TensorBase zeros) {
            return computed.get(input);
        }
    }
}
