package io.clade.network.layer.recurrent;

import io.clade.network.weight.Parameters;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The kinds of recurrent unit. */
public enum Cell {
    /** the gated recurrent unit, see {@link GatedRecurrence} */
    GRU(3) {
        @Override
        Recurrence recurrence(Parameters parameters, String name, Tensor weights) {
            return new GatedRecurrence(parameters, name, weights);
        }
    },
    /** long short-term memory, see {@link MemoryRecurrence} */
    LSTM(4) {
        @Override
        Recurrence recurrence(Parameters parameters, String name, Tensor weights) {
            return new MemoryRecurrence(weights);
        }

        @Override
        Tensor initialBias(int directions, int hidden) {
            return MemoryRecurrence.rememberingBias(directions, hidden);
        }
    },
    /** the unit of Elman's network, see {@link ElmanRecurrence} */
    ELMAN(1) {
        @Override
        Recurrence recurrence(Parameters parameters, String name, Tensor weights) {
            return new ElmanRecurrence(weights);
        }
    };

    private final int gates;

    Cell(int gates) {
        this.gates = gates;
    }

    /** The number g of input weight matrices of a unit: those of its gates and its candidate state. */
    int gates() {
        return gates;
    }

    /**
     * The recurrence of one layer.
     *
     * @param name prefix of parameters that only this kind has
     * @param weights U, directions×h×gh
     */
    abstract Recurrence recurrence(Parameters parameters, String name, Tensor weights);

    /** The bias beside the input weights before training, directions×gh. */
    Tensor initialBias(int directions, int hidden) {
        return torch.zeros(directions, (long) gates * hidden);
    }
}
