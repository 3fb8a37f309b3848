package io.clade.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.VoidTensorHook;

/**
 * A function of tensors with a gradient computed by given code instead of recorded operations. This takes fewer passes
 * over memory, and pieces of the gradient can be computed in parallel. The backward pass must come once, and before the
 * end of the scope in which the function was called.
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

    /** A hook that receives dL/dvalue before the hooks of the inputs receive theirs. */
    private final class Arrival extends VoidTensorHook {

        @Override
        public void call(TensorBase gradient) {
            computed = gradients.apply(new Tensor(gradient));
        }
    }

    /** A hook that replaces the recorded gradient of one input, which is zero, by the computed one. */
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
