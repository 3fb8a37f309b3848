package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Device;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The prototypes are the outputs of a {@link DualNetwork} on the samples: the deep dual competitive layer. */
final class DeepDualLayer implements CompetitiveLayer {

    private final Parameters parameters;
    private final Tensor rows;
    private final List<Tensor> weights = new ArrayList<>();

    /**
     * @param samples a×d
     * @param inputScale of {@link DualNetwork#rows}
     * @param initial weights of each layer
     */
    DeepDualLayer(Tensor samples, double inputScale, List<Tensor> initial, Device device) {
        parameters = new Parameters(device);
        rows = DualNetwork.rows(samples, inputScale);
        for (int i = 0; i < initial.size(); i++) {
            weights.add(parameters.add("fc" + (i + 1), initial.get(i)));
        }
        parameters.flatten();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor prototypes() {
        return DualNetwork.outputs(weights, rows);
    }
}
