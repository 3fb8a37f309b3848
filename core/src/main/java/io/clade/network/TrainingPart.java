package io.clade.network;

import io.clade.network.weight.Parameters;

/** A part that is trained together with a backbone: heads, prototypes, a decoder, classifiers on blocks. */
public interface TrainingPart {

    /**
     * Registers the part's parameters.
     *
     * @param network that the part belongs to, its backbone built
     * @param prefix of the names of parameters that a fitted model does not keep
     */
    void register(Network network, Parameters parameters, String prefix);

    /** Keeps the parameters of head {@code number}, from 0, if the part has parameters for each head. */
    default void keep(int number) {}
}
