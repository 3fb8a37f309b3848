package io.clade.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Batch normalisation over every extent but the second, with running statistics for use after training. */
final class BatchNorm {

    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    private final Tensor weight;
    private final Tensor bias;
    private final Tensor mean;
    private final Tensor variance;

    BatchNorm(Parameters parameters, String name, int features) {
        weight = parameters.add(name + ".weight", torch.ones(features));
        bias = parameters.add(name + ".bias", torch.zeros(features));
        mean = parameters.addBuffer(name + ".running_mean", torch.zeros(features));
        variance = parameters.addBuffer(name + ".running_var", torch.ones(features));
    }

    Tensor forward(Tensor x, boolean training) {
        return torch.batch_norm(
                x,
                new TensorOptional(weight),
                new TensorOptional(bias),
                new TensorOptional(mean),
                new TensorOptional(variance),
                training,
                MOMENTUM,
                EPSILON,
                false);
    }
}
