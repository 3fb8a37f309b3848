package io.clade.network;

import io.clade.network.weight.Parameters;

/** What a method adds to a network while it trains: parameters that the fitted model has no place for. */
public interface TrainingPart {

    /**
     * Registers the part's parameters.
     *
     * @param prefix of their names
     * @param embeddingSize m
     */
    void register(Parameters parameters, String prefix, int embeddingSize);

    /** Makes what belongs to cluster layer {@code number}, from 0, the only one of its kind. */
    void keep(int number);
}
