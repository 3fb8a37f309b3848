package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Device;
import org.bytedeco.pytorch.Tensor;

/** The prototypes are the weights themselves: the vanilla competitive layer. */
final class BaseLayer implements CompetitiveLayer {

    private final Parameters parameters;
    private final Tensor prototypes;

    /** @param initial k×d */
    BaseLayer(Tensor initial, Device device) {
        parameters = new Parameters(device);
        prototypes = parameters.add("prototypes", initial);
        parameters.flatten();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor prototypes() {
        return prototypes;
    }
}
