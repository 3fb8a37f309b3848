package io.clade.network.backbone.recurrent;

import io.clade.network.layer.recurrent.Cell;

/**
 * The recurrent network of recurrent deep divergence-based clustering: {@link Recurrent} with gated recurrent units.
 *
 * <p>Trosten, Strauman, Kampffmeyer and Jenssen, Recurrent Deep Divergence-based Clustering for Simultaneous Feature
 * Learning and Clustering of Variable Length Time Series, ICASSP 2019; Trosten's thesis, section 17.9.
 *
 * @param layers of recurrent units
 * @param hidden units of a layer, in each direction
 * @param bidirectional whether a second set of units reads the series from its end
 * @param states whether a layer offers all its hidden states to companion objectives, stacked as b×T×h with zeros
 *     behind the end of a series, rather than its last one, b×h
 * @param embedding units of the fully connected layer
 */
public record Gru(int layers, int hidden, boolean bidirectional, boolean states, int embedding) implements Recurrent {

    public Gru {
        Recurrent.require(layers, hidden, embedding);
    }

    /** The network of the paper: two bidirectional layers of 32 units. */
    public static Gru published(int embedding) {
        return new Gru(2, 32, true, false, embedding);
    }

    /** The same network whose companion objectives see all hidden states, stacked. */
    public Gru withStates() {
        return new Gru(layers, hidden, bidirectional, true, embedding);
    }

    @Override
    public Cell cell() {
        return Cell.GRU;
    }
}
