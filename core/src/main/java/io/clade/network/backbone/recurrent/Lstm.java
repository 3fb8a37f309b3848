package io.clade.network.backbone.recurrent;

import io.clade.network.layer.recurrent.Cell;

/**
 * {@link Recurrent} with units of long short-term memory.
 *
 * <p>Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 9(8), 1997; thesis, section 9.3.5.1.
 *
 * @param layers of recurrent units
 * @param hidden units of a layer, in each direction
 * @param bidirectional whether a second set of units reads the series from its end
 * @param states whether a layer offers all its hidden states to companion objectives, stacked as b×T×h with zeros
 *     behind the end of a series, rather than its last one, b×h
 * @param embedding units of the fully connected layer
 */
public record Lstm(int layers, int hidden, boolean bidirectional, boolean states, int embedding) implements Recurrent {

    public Lstm {
        Recurrent.require(layers, hidden, embedding);
    }

    /** The network with two bidirectional layers of 32 units, as {@link Gru#published} has. */
    public static Lstm standard(int embedding) {
        return new Lstm(2, 32, true, false, embedding);
    }

    @Override
    public Cell cell() {
        return Cell.LSTM;
    }
}
