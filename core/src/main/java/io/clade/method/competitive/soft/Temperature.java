package io.clade.method.competitive.soft;

import io.clade.input.Hyperparameter;
import io.clade.input.Require;

/**
 * The temperature T of the memberships softmax(−d/T) in {@link Ddcl}, in the unit of the squared distances d.
 *
 * @param kind of change
 * @param last T; the last one where it changes by plan, the first where it is learned
 * @param first T at the start of annealing; 0 for the critical one
 */
public record Temperature(
        @Hyperparameter(
                value = "Schedule of the temperature: fixed, annealed (falls geometrically), or learned.",
                name = "temperature_schedule")
        Kind kind,

        @Hyperparameter(
                value = "Temperature of the memberships; if it is annealed, the final temperature.",
                name = "temperature",
                least = 1e-9)
        double last,

        @Hyperparameter(
                value =
                        "Initial temperature of annealing; 0 takes the critical temperature, at which the prototypes separate.",
                name = "start_temperature",
                least = 0)
        double first) {

    /** The kinds of change of the temperature. */
    public enum Kind {
        FIXED,
        ANNEALED,
        LEARNED
    }

    public Temperature {
        Require.positive("temperature", last);
        Require.notNegative("start_temperature", first);
    }

    /**
     * The temperature T after the share {@code done}, 0…1, of training.
     *
     * @param critical critical temperature, from which annealing starts where {@code first} is 0
     */
    double at(double done, double critical) {
        if (kind != Kind.ANNEALED) {
            return last;
        }
        double from = first == 0 ? critical : first;
        // Prototypes of equal samples do not separate at any temperature.
        return from > 0 ? from * Math.pow(last / from, done) : last;
    }
}
