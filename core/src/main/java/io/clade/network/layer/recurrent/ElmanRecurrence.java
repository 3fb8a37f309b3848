package io.clade.network.layer.recurrent;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The units of Elman's network, h' = tanh(W x + U h + b), for input x and previous state h.
 *
 * <p>Elman, Finding Structure in Time, Cognitive Science 14(2), 1990; thesis, section 9.3.1.
 *
 * <p>Departure: the thesis has the logistic function in place of tanh; this is libtorch's.
 */
final class ElmanRecurrence implements Recurrence {

    private final Tensor weights;

    ElmanRecurrence(Tensor weights) {
        this.weights = weights;
    }

    @Override
    public Tensor states(Tensor projected) {
        TensorVector inputs = projected.unbind(0);
        long[] shape = {weights.size(0), projected.size(2), weights.size(1)};
        Tensor h = torch.zeros(shape, projected.options());
        TensorVector states = new TensorVector(projected.size(0));
        for (long t = 0; t < projected.size(0); t++) {
            h = torch.tanh(torch.baddbmm(inputs.get(t), h, weights));
            states.put(t, h);
        }
        return torch.stack(states);
    }
}
