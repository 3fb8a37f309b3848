package io.clade.network.layer;

import io.clade.network.weight.Parameters;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Batch normalisation over every extent but the second, with running statistics for use after training. */
public final class BatchNorm {

    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    private final Tensor weight;
    private final Tensor bias;
    private final Tensor mean;
    private final Tensor variance;

    /** Registers its numbers as {@code name.weight}, {@code bias}, {@code running_mean} and {@code running_var}. */
    public BatchNorm(Parameters parameters, String name, int features) {
        weight = parameters.add(name + ".weight", torch.ones(features));
        bias = parameters.add(name + ".bias", torch.zeros(features));
        mean = parameters.addBuffer(name + ".running_mean", torch.zeros(features));
        variance = parameters.addBuffer(name + ".running_var", torch.ones(features));
    }

    /** {@code x} with zero mean and unit variance for each feature, times the weight, plus the bias. */
    public Tensor forward(Tensor x, Mode mode) {
        boolean alone = mode.usesBatch() && !mode.learns();
        return torch.batch_norm(
                x,
                new TensorOptional(weight),
                new TensorOptional(bias),
                alone ? new TensorOptional() : new TensorOptional(mean),
                alone ? new TensorOptional() : new TensorOptional(variance),
                mode.usesBatch(),
                MOMENTUM,
                EPSILON,
                false);
    }

    /**
     * The same for series y: b×c×1×T, with statistics over the steps that are present; the result is undefined behind
     * them.
     */
    public Tensor forward(Tensor y, StepMask present, Mode mode) {
        if (!mode.usesBatch() || present.full()) {
            return forward(y, mode);
        }
        Tensor rows = y.permute(0, 2, 3, 1);
        double count = present.count();
        Tensor batchMean = average(rows, present, count);
        Tensor centred = rows.sub(batchMean);
        Tensor batchVariance = average(Ops.square(centred), present, count);
        if (mode.learns()) {
            learn(batchMean, batchVariance, count);
        }
        Tensor scale = weight.mul(torch.rsqrt(Ops.plus(batchVariance, EPSILON)));
        return torch.addcmul(bias, centred, scale).permute(0, 3, 1, 2);
    }

    private void learn(Tensor batchMean, Tensor batchVariance, double count) {
        Scope.withoutGradients(() -> {
            mean.lerp_(batchMean, new Scalar(MOMENTUM));
            // Running variances are unbiased, as libtorch's are.
            variance.lerp_(Ops.times(batchVariance, count / Math.max(1, count - 1)), new Scalar(MOMENTUM));
        });
    }

    /** The mean over the steps that are present: c from b×1×T×c. */
    private static Tensor average(Tensor rows, StepMask present, double count) {
        return Ops.over(torch.mm(present.row(), rows.flatten(0, 2)), count).squeeze(0);
    }
}
