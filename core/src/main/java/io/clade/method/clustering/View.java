package io.clade.method.clustering;

import io.clade.network.backbone.Activations;
import io.clade.training.Batch;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The batch of one step with the network's activations for it.
 *
 * @param batch the samples
 * @param activations of the network for them
 * @param positives activations for a positive of each sample, in the same order; empty where the stage has none
 */
public record View(Batch batch, Activations activations, Optional<Activations> positives) {

    /** z, b×m. */
    public Tensor embedding() {
        return activations.embedding();
    }

    /** The share of the training that is over, 0…1. */
    public double done() {
        return batch.done();
    }
}
