package io.clade.network.weight;

import io.clade.input.InputException;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Device;
import io.clade.tensor.runtime.Scope;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The learned numbers of one network. Trainable parameters are views of one flat buffer, and so are their gradients, so
 * that an optimiser updates all of them in a handful of operations. Buffers (running statistics) are kept beside them.
 */
public final class Parameters {

    private final Device device;
    private final Map<String, Tensor> trainable = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private Tensor flat;
    private Tensor flatGradient;

    public Parameters(Device device) {
        this.device = device;
    }

    /** Registers a trainable parameter with its initial values; to be called before {@link #flatten}. */
    public Tensor add(String name, Tensor initial) {
        if (flat != null || trainable.containsKey(name)) {
            throw new IllegalStateException("Parameter " + name + " is added twice or after flatten()");
        }
        Tensor leaf = device.place(initial).detach();
        leaf.set_requires_grad(true);
        trainable.put(name, leaf);
        return leaf;
    }

    /** Registers a buffer: numbers that are learned by other means than gradients. */
    public Tensor addBuffer(String name, Tensor initial) {
        Tensor buffer = device.place(initial).detach();
        buffers.put(name, buffer);
        return buffer;
    }

    /** Moves every trainable parameter and its gradient into one buffer each. */
    public void flatten() {
        long total = trainable.values().stream().mapToLong(Tensor::numel).sum();
        flat = device.place(torch.empty(total));
        flatGradient = device.place(torch.zeros(total));
        Scope.withoutGradients(() -> {
            long start = 0;
            for (Tensor parameter : trainable.values()) {
                long[] shape = parameter.sizes().vec().get();
                Tensor view = flat.narrow(0, start, parameter.numel()).view(shape);
                view.copy_(parameter);
                parameter.set_data(view);
                parameter
                        .mutable_grad()
                        .put(flatGradient.narrow(0, start, parameter.numel()).view(shape));
                start += parameter.numel();
            }
        });
    }

    /** All trainable numbers, one after the other. */
    public Tensor flat() {
        return flat;
    }

    /** The gradient of {@link #flat()}; backward passes add to it. */
    public Tensor flatGradient() {
        return flatGradient;
    }

    /** The trainable parameters by name, in the order in which they were registered. */
    public Map<String, Tensor> trainable() {
        return Collections.unmodifiableMap(trainable);
    }

    /** The number of trainable numbers. */
    public long count() {
        return trainable.values().stream().mapToLong(Tensor::numel).sum();
    }

    /** True if all parameters and buffers are matrices or vectors. */
    public boolean areMatrices() {
        return Stream.concat(trainable.values().stream(), buffers.values().stream())
                .allMatch(tensor -> tensor.dim() <= 2);
    }

    /** Copies all parameters and buffers off the native heap. */
    public Weights export() {
        Weights.Builder weights = Weights.builder();
        trainable.forEach((name, tensor) -> put(weights, name, tensor));
        buffers.forEach((name, tensor) -> put(weights, name, tensor));
        return weights.build();
    }

    private static void put(Weights.Builder weights, String name, Tensor tensor) {
        weights.put(name, tensor.sizes().vec().get(), Ops.toArray(tensor));
    }

    /**
     * Overwrites the present values with {@code weights}.
     *
     * @throws InputException where one is missing, has another shape, or is too many
     */
    public void load(Weights weights) {
        Map<String, Tensor> all = new LinkedHashMap<>(trainable);
        all.putAll(buffers);
        for (String name : weights.names()) {
            if (!all.containsKey(name)) {
                throw new InputException("The weights hold " + name + ", which this network does not have.");
            }
        }
        Scope.withoutGradients(() -> all.forEach((name, tensor) -> {
            Weights.Entry entry = weights.get(name);
            long[] shape = tensor.sizes().vec().get();
            if (entry == null || !Arrays.equals(entry.shape(), shape)) {
                throw new InputException("The weights of " + name + " are missing or do not have shape "
                        + Arrays.toString(shape) + ": the file belongs to another model or is damaged.");
            }
            tensor.copy_(Ops.tensor(entry.values(), shape));
        }));
    }
}
