package io.clade.data.view;

import io.clade.input.Require;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Gaussian noise with the same deviation on every number, for standardised features.
 *
 * @param deviation of the noise, in units of the prepared features
 */
public record Noise(double deviation) implements Augmentation {

    public Noise {
        Require.notNegative("deviation", deviation);
    }

    @Override
    public Tensor apply(Tensor x) {
        return x.add(Ops.times(RandomTensors.normalLike(x), deviation));
    }
}
