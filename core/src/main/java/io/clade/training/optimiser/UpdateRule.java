package io.clade.training.optimiser;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** An optimiser at work on one buffer of parameters, with the numbers that it carries from step to step. */
public interface UpdateRule {

    /**
     * Updates the parameters from their gradient.
     *
     * @param step t, from 1
     */
    void update(double learningRate, long step);

    /** What a checkpoint keeps, by name: zero before the first step, of the shape of the parameters. */
    Map<String, Tensor> state();
}
