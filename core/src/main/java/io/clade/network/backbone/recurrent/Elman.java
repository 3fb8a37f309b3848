package io.clade.network.backbone.recurrent;

import io.clade.network.layer.recurrent.Cell;

/**
 * {@link Recurrent} with the units of Elman's network.
 *
 * <p>Elman, Finding Structure in Time, Cognitive Science 14(2), 1990; thesis, section 9.3.1.
 *
 * @param layers of recurrent units
 * @param hidden units of a layer, in each direction
 * @param bidirectional whether a second set of units reads the series from its end
 * @param states whether a layer offers all its hidden states to companion objectives, stacked as b×T×h with zeros
 *     behind the end of a series, rather than its last one, b×h
 * @param embedding units of the fully connected layer
 */
public record Elman(int layers, int hidden, boolean bidirectional, boolean states, int embedding) implements Recurrent {

    public Elman {
        Recurrent.require(layers, hidden, embedding);
    }

    /** The network with two bidirectional layers of 32 units, as {@link Gru#published} has. */
    public static Elman standard(int embedding) {
        return new Elman(2, 32, true, false, embedding);
    }

    @Override
    public Cell cell() {
        return Cell.ELMAN;
    }
}
