package io.clade.method.competitive;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Distances;
import org.bytedeco.pytorch.Tensor;

/** Prototypes as a function of what is learned. */
interface CompetitiveLayer {

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
}
