package io.clade.training.optimiser;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The update rule of an optimiser for one buffer of parameters, with its state. */
public interface UpdateRule {

    /**
     * Updates the parameters from their gradient.
     *
     * @param step t, from 1
     */
    void update(double learningRate, long step);

    /** The state for checkpoints, by name: tensors of the shape of the parameters, zero before the first step. */
    Map<String, Tensor> state();
}
