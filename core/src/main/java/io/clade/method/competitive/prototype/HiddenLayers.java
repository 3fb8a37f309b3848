package io.clade.method.competitive.prototype;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The hidden layers of a dual network.
 *
 * @param layers 0 for a linear one
 * @param units of each; 0 for the number of prototypes
 */
public record HiddenLayers(
        @Hyperparameter(
                value =
                        "Number of hidden layers between the transposed samples and the prototypes; 0 is the linear layer.",
                name = "hidden_layers",
                least = 0,
                most = 10)
        int layers,

        @Hyperparameter(
                value = "Units of each hidden layer; 0 takes as many as there are prototypes.",
                name = "hidden_units",
                least = 0)
        int units) {

    /** The linear dual layer. */
    public static final HiddenLayers NONE = new HiddenLayers(0, 0);

    public HiddenLayers {
        Require.atLeast("hidden_layers", layers, 0);
        Require.atLeast("hidden_units", units, 0);
    }

    int unitsFor(int prototypes) {
        return units == 0 ? prototypes : units;
    }
}
