package io.clade.training.optimiser;

import io.clade.input.Require;
import io.clade.network.weight.Parameters;

/**
 * Parameters that were registered together, with their learning rate relative to other groups.
 *
 * @param parameters flattened
 * @param factor of the learning rate
 */
public record ParameterGroup(Parameters parameters, double factor) {

    public ParameterGroup {
        Require.positive("The factor on a learning rate", factor);
    }

    /** A group with the common learning rate. */
    public static ParameterGroup of(Parameters parameters) {
        return new ParameterGroup(parameters, 1);
    }
}
