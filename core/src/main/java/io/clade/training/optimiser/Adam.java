package io.clade.training.optimiser;

import io.clade.data.TextForm;
import io.clade.input.Require;
import io.clade.tensor.FusedUpdate;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1).
 *
 * @param beta1 β₁, decay of the first moment, below 1
 * @param beta2 β₂, decay of the second moment, below 1
 */
record Adam(double beta1, double beta2) implements Optimiser {

    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    Adam {
        Require.that(beta1 >= 0 && beta1 < 1, "β₁ of Adam must be from 0 to below 1. Got %s.", beta1);
        Require.that(beta2 >= 0 && beta2 < 1, "β₂ of Adam must be from 0 to below 1. Got %s.", beta2);
    }

    @Override
    public UpdateRule rule(Tensor parameters, Tensor gradient) {
        var constants = new FusedUpdate.AdamConstants(beta1, beta2, EPSILON);
        Tensor m = torch.zeros_like(gradient);
        Tensor v = torch.zeros_like(gradient);
        Tensor t = torch.zeros_like(gradient.narrow(0, 0, 1));
        return new UpdateRule() {
            @Override
            public void update(double learningRate, long step) {
                t.fill_(new Scalar(step));
                FusedUpdate.adam(parameters, gradient, m, v, t, learningRate, constants);
            }

            @Override
            public Map<String, Tensor> state() {
                return Map.of("adam.m", m, "adam.v", v);
            }
        };
    }

    @Override
    public String toString() {
        return beta1 == BETA1 && beta2 == BETA2 ? "adam" : TextForm.write("adam", beta1, beta2);
    }
}
