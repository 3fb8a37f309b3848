package io.clade.network.layer.recurrent;

import io.clade.network.weight.Initialisation;
import io.clade.network.weight.Parameters;
import io.clade.tensor.RandomTensors;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A layer of recurrent units, in one direction or two. Both directions take a step in the same few products of small
 * matrices, which is twice as fast as one direction after the other. Input weights have Glorot initialisation,
 * recurrent ones start orthogonal.
 */
public final class RecurrentLayer {

    /**
     * The hidden states of a batch of series.
     *
     * @param states hidden states of every step, T×b×(directions·h), zero behind the end of a series
     * @param last hidden state of each direction, after the whole series: b×(directions·h)
     */
    public record Output(Tensor states, Tensor last) {}

    private final int gates;
    private final int directions;
    private final Tensor inputWeights;
    private final Tensor inputBias;
    private final Recurrence recurrence;

    /**
     * Registers W: directions×in×gh as {@code name.weight_input}, U: directions×h×gh as {@code name.weight_recurrent} and b:
     * directions×gh as {@code name.bias_input}, gate beside gate.
     */
    public RecurrentLayer(Parameters parameters, String name, Cell cell, int in, int hidden, int directions) {
        this.gates = cell.gates();
        this.directions = directions;
        inputWeights = parameters.add(name + ".weight_input", beside(() -> Initialisation.GLOROT.weights(hidden, in)));
        Tensor recurrent = parameters.add(name + ".weight_recurrent", beside(() -> orthogonal(hidden)));
        inputBias = parameters.add(name + ".bias_input", cell.initialBias(directions, hidden));
        recurrence = cell.recurrence(parameters, name, recurrent);
    }

    private static Tensor orthogonal(int side) {
        return torch.linalg_qr(RandomTensors.normal(side, side)).get0();
    }

    /** One matrix a gate and direction, side by side: directions×in×gh. */
    private Tensor beside(Supplier<Tensor> matrix) {
        TensorVector all = vector(IntStream.range(0, directions)
                .mapToObj(direction -> torch.cat(vector(
                        IntStream.range(0, gates).mapToObj(gate -> matrix.get()).toList())))
                .toList());
        return torch.stack(all).transpose(1, 2).contiguous();
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    /** @param x T×b×in */
    public Output forward(Tensor x, TimeIndex order) {
        Tensor states = recurrence.states(project(x, order));
        Tensor forth = order.masked(states.select(1, 0));
        Tensor lastForth = order.last(forth);
        if (directions == 1) {
            return new Output(forth, lastForth);
        }
        Tensor back = order.masked(states.select(1, 1));
        Tensor both = torch.cat(new TensorVector(forth, order.reversed(back)), 2);
        return new Output(both, torch.cat(new TensorVector(lastForth, order.last(back)), 1));
    }

    /** W x + b for all steps at once: T×directions×b×gh; the second direction reads every series from its end. */
    private Tensor project(Tensor x, TimeIndex order) {
        Tensor inputs = directions == 1 ? x.unsqueeze(1) : torch.stack(new TensorVector(x, order.reversed(x)), 1);
        return torch.matmul(inputs, inputWeights).add(inputBias.unsqueeze(1));
    }
}
