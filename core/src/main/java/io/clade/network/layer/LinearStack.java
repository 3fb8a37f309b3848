package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.Relu;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Fully connected layers with a ReLU after each but the last. */
public final class LinearStack {

    private final List<Linear> layers = new ArrayList<>();

    /**
     * @param prefix of the parameters' names, which are {@code fc1}, {@code fc2} and so on
     * @param widths numbers of a sample before the first layer and after each
     */
    public LinearStack(Parameters parameters, String prefix, List<Integer> widths) {
        for (int i = 1; i < widths.size(); i++) {
            layers.add(new Linear(parameters, name(prefix, i), widths.get(i - 1), widths.get(i), Initialisation.HE));
        }
    }

    /** The name of layer {@code number}, from 1. */
    static String name(String prefix, int number) {
        return prefix + "fc" + number;
    }

    /** The output of each layer, after its ReLU. */
    public List<Tensor> outputs(Tensor x) {
        List<Tensor> outputs = new ArrayList<>();
        Tensor y = x;
        for (Linear layer : layers) {
            y = layer.forward(y);
            if (outputs.size() + 1 < layers.size()) {
                // In place: a product's gradient does not need its result.
                y = Relu.inPlace(y);
            }
            outputs.add(y);
        }
        return outputs;
    }

    /** The output of the last layer. */
    public Tensor forward(Tensor x) {
        return outputs(x).get(layers.size() - 1);
    }
}
