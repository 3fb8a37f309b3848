package io.clade.tensor;

import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;

/**
 * libtorch's own update of Adam, which goes over memory once and shares it among threads. The Java binding has no method
 * for this operation; libtorch's dispatcher finds it by name.
 */
public final class FusedAdam {

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
    public record Constants(double beta1, double beta2, double epsilon) {}

    private FusedAdam() {}

    /**
     * One update, in place and without gradient, of buffers of one shape and device.
     *
     * @param parameters θ
     * @param gradient g, unchanged
     * @param m first moment
     * @param v second moment
     * @param step t as a tensor of one number on the same device, from 1
     * @param learningRate α
     */
    public static void update(
            Tensor parameters,
            Tensor gradient,
            Tensor m,
            Tensor v,
            Tensor step,
            double learningRate,
            Constants constants) {
        Scope.run(() -> Scope.withoutGradients(() -> {
            IValue none = new IValue();
            IValue no = new IValue(false);
            IValueVector arguments = new IValueVector(
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
                    no, // AMSGrad
                    no, // maximise
                    none, // scale of the gradient
                    none); // whether a gradient overflowed
            Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "").callBoxed(arguments);
        }));
    }

    private static IValue listOf(Tensor... tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get().get()));
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }
}
