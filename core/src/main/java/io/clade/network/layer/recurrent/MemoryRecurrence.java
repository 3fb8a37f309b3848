package io.clade.network.layer.recurrent;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Long short-term memory. With the gates input i, forget f and output o, the cell's state c, for input x and previous
 * state h (thesis, section 9.3.5.1):
 *
 * <pre>
 * i = σ(W_i x + U_i h + b_i)    f = σ(W_f x + U_f h + b_f)    o = σ(W_o x + U_o h + b_o)
 * g = tanh(W_g x + U_g h + b_g)
 * c' = f ∘ c + i ∘ g
 * h' = o ∘ tanh(c')
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 9(8), 1997, with the forget gate of Gers,
 * Schmidhuber and Cummins, Learning to Forget, Neural Computation 12(10), 2000.
 */
final class MemoryRecurrence implements Recurrence {

    private static final int GATES = 4;

    private final Tensor weights;

    /** @param weights U, gates in the order i, f, o, g */
    MemoryRecurrence(Tensor weights) {
        this.weights = weights;
    }

    /**
     * Initial biases with an open forget gate, b_f = 1, and zero otherwise: a cell that forgets half of its state in
     * every step hardly learns from long series.
     *
     * <p>Jozefowicz, Zaremba and Sutskever, An Empirical Exploration of Recurrent Network Architectures, ICML 2015.
     */
    static Tensor rememberingBias(int directions, int hidden) {
        Tensor bias = torch.zeros(directions, (long) GATES * hidden);
        bias.narrow(1, hidden, hidden).fill_(new Scalar(1));
        return bias;
    }

    @Override
    public Tensor states(Tensor projected) {
        long hidden = weights.size(1);
        TensorVector inputs = projected.unbind(0);
        Tensor h = torch.zeros(new long[] {weights.size(0), projected.size(2), hidden}, projected.options());
        Tensor c = h;
        TensorVector states = new TensorVector(projected.size(0));
        for (long t = 0; t < projected.size(0); t++) {
            Tensor all = torch.baddbmm(inputs.get(t), h, weights);
            TensorVector gates = torch.sigmoid(all.narrow(2, 0, 3 * hidden)).chunk(3, 2);
            Tensor g = torch.tanh(all.narrow(2, 3 * hidden, hidden));
            c = torch.addcmul(gates.get(1).mul(c), gates.get(0), g);
            h = gates.get(2).mul(torch.tanh(c));
            states.put(t, h);
        }
        return torch.stack(states);
    }
}
