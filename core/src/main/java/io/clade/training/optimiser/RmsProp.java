package io.clade.training.optimiser;

import io.clade.data.TextForm;
import io.clade.input.Require;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * RMSprop (Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012):
 * v ← ρ v + (1 − ρ) g²; θ ← θ − α g / (√v + ε).
 *
 * @param decay ρ, below 1
 */
record RmsProp(double decay) implements Optimiser {

    static final double DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    RmsProp {
        Require.that(decay >= 0 && decay < 1, "The decay of RMSprop must be from 0 to below 1. Got %s.", decay);
    }

    @Override
    public UpdateRule rule(Tensor parameters, Tensor gradient) {
        Tensor v = torch.zeros_like(gradient);
        Tensor root = torch.zeros_like(gradient);
        return new UpdateRule() {
            @Override
            public void update(double learningRate, long step) {
                v.mul_(new Scalar(decay)).addcmul_(gradient, gradient, new Scalar(1 - decay));
                torch.sqrt_out(root, v).add_(new Scalar(EPSILON));
                parameters.addcdiv_(gradient, root, new Scalar(-learningRate));
            }

            @Override
            public Map<String, Tensor> state() {
                return Map.of("rmsprop.v", v);
            }
        };
    }

    @Override
    public String toString() {
        return decay == DECAY ? "rmsprop" : TextForm.write("rmsprop", decay);
    }
}
