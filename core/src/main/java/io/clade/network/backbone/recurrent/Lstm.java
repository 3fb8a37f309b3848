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
 * @param states what a layer offers to companion objectives: its last hidden state, b×h, or where true all hidden states
 *     stacked, b×T×h, zero behind the end of a series
 * @param embedding units of the fully connected layer
 */
public record Lstm(int layers, int hidden, boolean bidirectional, boolean states, int embedding) implements Recurrent {

    public Lstm {
        Recurrent.require(layers, hidden, embedding);
    }

    /** Two bidirectional layers of 32 units, as {@link Gru#published} has them. */
    public static Lstm standard(int embedding) {
        return new Lstm(2, 32, true, false, embedding);
    }

    @Override
    public Cell cell() {
        return Cell.LSTM;
    }
}
