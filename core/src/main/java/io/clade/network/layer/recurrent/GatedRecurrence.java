package io.clade.network.layer.recurrent;

import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Gated recurrent units. With the gates reset r and update z, for input x and previous state h:
 *
 * <pre>
 * r  = σ(W_r x + U_r h + b_r)
 * z  = σ(W_z x + U_z h + b_z)
 * n  = tanh(W_n x + b_n + r ∘ (U_n h + c_n))
 * h' = n + z ∘ (h − n)
 * </pre>
 *
 * <p>Cho et al., Learning Phrase Representations using RNN Encoder–Decoder, EMNLP 2014, section 2.3, with the reset gate
 * after the product, as libtorch has it.
 */
final class GatedRecurrence implements Recurrence {

    private final Tensor weights;
    private final Tensor bias;
    private final long directions;
    private final long hidden;

    /** Registers c: directions×h as {@code name.bias_recurrent}; gates are in the order r, z, n. */
    GatedRecurrence(Parameters parameters, String name, Tensor weights) {
        this.weights = weights;
        directions = weights.size(0);
        hidden = weights.size(1);
        bias = parameters.add(name + ".bias_recurrent", torch.zeros(directions, hidden));
    }

    @Override
    public Tensor states(Tensor projected) {
        TensorVector gates = projected.narrow(3, 0, 2 * hidden).unbind(0);
        TensorVector candidates = projected.narrow(3, 2 * hidden, hidden).unbind(0);
        Tensor gateWeights = weights.narrow(2, 0, 2 * hidden);
        Tensor candidateWeights = weights.narrow(2, 2 * hidden, hidden);
        Tensor c = bias.unsqueeze(1);
        Tensor h = torch.zeros(new long[] {directions, projected.size(2), hidden}, projected.options());
        TensorVector states = new TensorVector(projected.size(0));
        for (long t = 0; t < projected.size(0); t++) {
            TensorVector rz =
                    torch.sigmoid(torch.baddbmm(gates.get(t), h, gateWeights)).chunk(2, 2);
            Tensor memory = torch.baddbmm(c, h, candidateWeights);
            Tensor n = torch.tanh(torch.addcmul(candidates.get(t), rz.get(0), memory));
            h = torch.lerp(n, h, rz.get(1));
            states.put(t, h);
        }
        return torch.stack(states);
    }
}
