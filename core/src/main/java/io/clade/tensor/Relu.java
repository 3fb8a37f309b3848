package io.clade.tensor;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;

/** The ReLU of every network, max(x, 0) element by element, with its usual gradient or the guided one. */
public final class Relu {

    private static final ThreadLocal<Boolean> GUIDED = ThreadLocal.withInitial(() -> false);

    private Relu() {}

    public static Tensor of(Tensor x) {
        return ruled(torch.relu(x));
    }

    /** The same in the memory of {@code x}. */
    public static Tensor inPlace(Tensor x) {
        return ruled(torch.relu_(x));
    }

    /**
     * Runs {@code body} with guided gradients of the ReLUs it applies on this thread: only positive gradients pass
     * back, and only where the input was positive. This rule is not linear in the gradient, so no composition of
     * differentiable operations has it. The backward pass must come before the enclosing scope ends.
     *
     * <p>Springenberg, Dosovitskiy, Brox and Riedmiller, Striving for Simplicity: The All Convolutional Net, ICLR 2015
     * workshop, section 3.4.
     */
    public static <T> T guided(Supplier<T> body) {
        boolean before = GUIDED.get();
        GUIDED.set(true);
        try {
            return body.get();
        } finally {
            GUIDED.set(before);
        }
    }

    private static Tensor ruled(Tensor y) {
        if (GUIDED.get() && y.requires_grad()) {
            y.register_hook(new Positive());
        }
        return y;
    }

    /**
     * A hook that clips the gradient of a ReLU's output at zero; the recorded ReLU then stops it where the input was
     * not positive.
     */
    private static final class Positive extends TensorTensorHook {

        @Override
        public TensorBase call(TensorBase gradient) {
            return torch.relu(new Tensor(gradient));
        }
    }
}
