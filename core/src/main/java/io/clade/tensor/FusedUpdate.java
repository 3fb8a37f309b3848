package io.clade.tensor;

import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.Scope;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;

/**
 * Calls libtorch's fused updates of optimisers, which pass over memory once, with several threads: in place, without
 * gradient, on buffers of one shape and device. The Java binding has no method for these operations; libtorch's
 * dispatcher finds them by name.
 */
public final class FusedUpdate {

    static {
        NativeRuntime.load();
    }

    /**
     * The constants of Kingma and Ba, ICLR 2015, algorithm 1.
     *
     * @param beta1 β₁, decay of the first moment
     * @param beta2 β₂, decay of the second moment
     * @param epsilon ε
     */
    public record AdamConstants(double beta1, double beta2, double epsilon) {}

    private FusedUpdate() {}

    /**
     * One update of Adam.
     *
     * @param parameters θ
     * @param gradient g, unchanged
     * @param m first moment
     * @param v second moment
     * @param step t as a tensor of one number on the same device, from 1
     * @param learningRate α
     */
    public static void adam(
            Tensor parameters,
            Tensor gradient,
            Tensor m,
            Tensor v,
            Tensor step,
            double learningRate,
            AdamConstants constants) {
        call(
                "aten::_fused_adam_",
                () -> new IValueVector(
                        listOf(parameters),
                        listOf(gradient),
                        listOf(m),
                        listOf(v),
                        listOf(), // largest second moments, for the variant AMSGrad
                        listOf(step),
                        new IValue(learningRate),
                        new IValue(constants.beta1()),
                        new IValue(constants.beta2()),
                        new IValue(0.0), // weight decay
                        new IValue(constants.epsilon()),
                        new IValue(false), // AMSGrad
                        new IValue(false), // maximise
                        new IValue(), // scale of the gradient
                        new IValue())); // whether a gradient overflowed
    }

    /**
     * One update of gradient descent with momentum: v ← μ v + g, then θ ← θ − α v, or θ ← θ − α (g + μ v) with Nesterov's.
     *
     * @param parameters θ
     * @param gradient g, unchanged
     * @param velocity v, zero before the first update
     * @param momentum μ
     * @param learningRate α
     */
    public static void sgd(
            Tensor parameters,
            Tensor gradient,
            Tensor velocity,
            double momentum,
            boolean nesterov,
            double learningRate) {
        call(
                "aten::_fused_sgd_",
                () -> new IValueVector(
                        listOf(parameters),
                        listOf(gradient),
                        listOf(velocity),
                        new IValue(0.0), // weight decay
                        new IValue(momentum),
                        new IValue(learningRate),
                        new IValue(0.0), // dampening
                        new IValue(nesterov),
                        new IValue(false), // maximise
                        new IValue(false), // whether v is to be taken from g alone
                        new IValue(), // scale of the gradient
                        new IValue())); // whether a gradient overflowed
    }

    private static void call(String operation, Supplier<IValueVector> arguments) {
        Scope.run(() -> Scope.withoutGradients(
                () -> Dispatcher.singleton().findSchemaOrThrow(operation, "").callBoxed(arguments.get())));
    }

    private static IValue listOf(Tensor... tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get().get()));
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }
}
