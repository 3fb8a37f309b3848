package io.clade.network.layer;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A linear layer x Wᵀ + b: b×in to b×out. The bias starts at zero. */
public final class Linear {

    private final Tensor weight;
    private final Tensor bias;

    /** Registers its numbers as {@code name.weight} and {@code name.bias}. */
    public Linear(Parameters parameters, String name, int in, int out, Initialisation initialisation) {
        weight = parameters.add(name + ".weight", initialisation.weights(out, in));
        bias = parameters.add(name + ".bias", torch.zeros(out));
    }

    /** Copies the present weights of {@code other}. */
    public void become(Linear other) {
        Scope.withoutGradients(() -> {
            weight.copy_(other.weight);
            bias.copy_(other.bias);
        });
    }

    /** Gives it the weights {@code w}, out×in, and a bias of zero. */
    public void begin(Tensor w) {
        Scope.withoutGradients(() -> {
            weight.copy_(w);
            bias.zero_();
        });
    }

    /** Gives it new initial weights. */
    public void restart(Initialisation initialisation) {
        Scope.withoutGradients(() -> {
            weight.copy_(initialisation.weights((int) weight.size(0), (int) weight.size(1)));
            bias.zero_();
        });
    }

    /** b×out from x: b×in. */
    public Tensor forward(Tensor x) {
        return torch.linear(x, weight, new TensorOptional(bias));
    }
}
