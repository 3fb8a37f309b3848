package io.clade.training.optimiser;

import io.clade.data.TextForm;
import io.clade.input.Require;
import io.clade.tensor.FusedUpdate;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stochastic gradient descent with momentum (Sutskever, Martens, Dahl and Hinton, On the importance of initialization
 * and momentum in deep learning, ICML 2013, section 2; as in PyTorch, the learning rate is outside the velocity): v ← μ
 * v + g; θ ← θ − α v, or θ ← θ − α (g + μ v) with Nesterov's.
 *
 * @param momentum μ, below 1; 0 for none
 * @param nesterov whether the gradient counts once more after the velocity
 */
record Sgd(double momentum, boolean nesterov) implements Optimiser {

    Sgd {
        Require.that(momentum >= 0 && momentum < 1, "A momentum must be from 0 to below 1. Got %s.", momentum);
    }

    @Override
    public UpdateRule rule(Tensor parameters, Tensor gradient) {
        return momentum == 0 ? new Plain(parameters, gradient) : accelerated(parameters, gradient);
    }

    private UpdateRule accelerated(Tensor parameters, Tensor gradient) {
        Tensor velocity = torch.zeros_like(gradient);
        return new UpdateRule() {
            @Override
            public void update(double learningRate, long step) {
                FusedUpdate.sgd(parameters, gradient, velocity, momentum, nesterov, learningRate);
            }

            @Override
            public Map<String, Tensor> state() {
                return Map.of("sgd.velocity", velocity);
            }
        };
    }

    /** θ ← θ − α g. */
    private record Plain(Tensor parameters, Tensor gradient) implements UpdateRule {

        @Override
        public void update(double learningRate, long step) {
            parameters.add_(gradient, new Scalar(-learningRate));
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of();
        }
    }

    @Override
    public String toString() {
        if (nesterov) {
            return TextForm.write("nesterov", momentum);
        }
        return momentum == 0 ? "sgd" : TextForm.write("sgd", momentum);
    }
}
