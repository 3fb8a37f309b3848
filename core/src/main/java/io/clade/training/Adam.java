package io.clade.training;

import io.clade.network.weight.Parameters;
import io.clade.tensor.FusedAdam;
import io.clade.tensor.Ops;
import io.clade.tensor.Scope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1) with the gradient's norm
 * bounded, on the flat buffer of a network's parameters: one pass for the norm and one for the update, however many
 * parameters there are.
 */
public final class Adam {

    private static final FusedAdam.Constants PUBLISHED = new FusedAdam.Constants(0.9, 0.999, 1e-8);

    private final Tensor parameters;
    private final Tensor gradient;
    private final Tensor m;
    private final Tensor v;
    private final Tensor stepTensor;
    private long step;

    public Adam(Parameters parameters) {
        this.parameters = parameters.flat();
        gradient = parameters.flatGradient();
        m = torch.zeros_like(gradient);
        v = torch.zeros_like(gradient);
        stepTensor = torch.zeros_like(gradient.narrow(0, 0, 1));
    }

    /** Updates the parameters from their gradient, scaled to a norm of at most {@code clip}, and zeroes the gradient. */
    public void step(double learningRate, double clip) {
        Scope.run(() -> Scope.withoutGradients(() -> {
            double norm = Math.sqrt(Ops.number(torch.dot(gradient, gradient)));
            if (norm > clip) {
                gradient.mul_(new Scalar(clip / norm));
            }
            step++;
            stepTensor.fill_(new Scalar(step));
            FusedAdam.update(parameters, gradient, m, v, stepTensor, learningRate, PUBLISHED);
            gradient.zero_();
        }));
    }

    /** Updates made so far. */
    long steps() {
        return step;
    }

    Tensor firstMoment() {
        return m;
    }

    Tensor secondMoment() {
        return v;
    }

    void resumeAt(long steps) {
        step = steps;
    }
}
