package io.clade.method.competitive.prototype;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Device;
import io.clade.tensor.Distances;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Prototypes as a function of what is learned. */
public interface CompetitiveLayer {

    Parameters parameters();

    /** P: k×d. */
    Tensor prototypes();

    /**
     * D, squared: b×k.
     *
     * @param x b×d; all the samples a layer was made from where it works from their inner products
     */
    default Tensor squaredDistances(Tensor x) {
        return Distances.squared(x, prototypes());
    }

    /**
     * The vanilla competitive layer, whose prototypes are its weights.
     *
     * @param initial k×d
     */
    static CompetitiveLayer base(Tensor initial, Device device) {
        return new BaseLayer(initial, device);
    }

    /**
     * The deep dual competitive layer, whose prototypes are the outputs of a {@link DualNetwork} on the samples.
     *
     * @param samples a×d
     * @param inputScale what features are multiplied with on entry, above 0
     * @param initial weights of each layer
     */
    static CompetitiveLayer deepDual(Tensor samples, double inputScale, List<Tensor> initial, Device device) {
        return new DeepDualLayer(samples, inputScale, initial, device);
    }
}
