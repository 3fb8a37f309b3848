package io.clade.training.optimiser;

import io.clade.input.Require;
import io.clade.network.weight.Parameters;

/**
 * Parameters that were registered together, and how fast they learn beside other groups.
 *
 * @param parameters flattened
 * @param factor on the learning rate
 */
public record ParameterGroup(Parameters parameters, double factor) {

    public ParameterGroup {
        Require.positive("The factor on a learning rate", factor);
    }

    /** With the learning rate as it is. */
    public static ParameterGroup of(Parameters parameters) {
        return new ParameterGroup(parameters, 1);
    }
}
