package io.clade.network.cluster;

import io.clade.data.Matrix;
import io.clade.network.cluster.prototype.NearestPrototypeHead;
import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.Device;
import org.bytedeco.pytorch.Tensor;

/** Prototypes that are trained by gradients, as a group of parameters of their own. */
public final class LearnedPrototypes {

    private final Parameters parameters;
    private final Tensor prototypes;

    /** @param initial k×m */
    public LearnedPrototypes(Matrix initial, Device device) {
        parameters = new Parameters(device);
        prototypes = parameters.add(NearestPrototypeHead.PROTOTYPES, initial.tensor());
        parameters.flatten();
    }

    /** The trained parameters. */
    public Parameters parameters() {
        return parameters;
    }

    /** The present prototypes with a gradient, k×m. */
    public Tensor tensor() {
        return prototypes;
    }

    /** A copy of the present prototypes, k×m. */
    public Matrix matrix() {
        return Matrix.of(prototypes);
    }
}
