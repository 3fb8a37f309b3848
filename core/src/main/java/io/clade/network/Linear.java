package io.clade.network;

import io.clade.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** x Wᵀ + b: b×in to b×out. The bias starts at zero. */
final class Linear {

    private final Tensor weight;
    private final Tensor bias;

    Linear(Parameters parameters, String name, int in, int out, Initialisation initialisation) {
        weight = parameters.add(name + ".weight", initialisation.weights(out, in));
        bias = parameters.add(name + ".bias", torch.zeros(out));
    }

    /** Takes over the present weights of {@code other}. */
    void become(Linear other) {
        Scope.withoutGradients(() -> {
            weight.copy_(other.weight);
            bias.copy_(other.bias);
        });
    }

    /** Gives it new initial weights. */
    void restart(Initialisation initialisation) {
        Scope.withoutGradients(() -> {
            weight.copy_(initialisation.weights((int) weight.size(0), (int) weight.size(1)));
            bias.zero_();
        });
    }

    Tensor forward(Tensor x) {
        return torch.linear(x, weight, new TensorOptional(bias));
    }
}
