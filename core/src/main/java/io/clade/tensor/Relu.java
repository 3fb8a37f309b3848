package io.clade.tensor;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;

/** The ReLU of every network, max(x, 0) element by element, with a choice of what passes back through it. */
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
     * Runs {@code body}, and gives what it rectifies on this thread another gradient: only what is positive passes back, and
     * only where something was let through. The rule is not linear in the gradient it is given, so no composition of
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

    /** Clips the gradient of what was rectified; the recorded ReLU then stops it where nothing was let through. */
    private static final class Positive extends TensorTensorHook {

        @Override
        public TensorBase call(TensorBase gradient) {
            return torch.relu(new Tensor(gradient));
        }
    }
}
