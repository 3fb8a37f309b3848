package io.clade.partition.alternation;

import java.util.List;

/**
 * A run of an {@link Alternation} at its end.
 *
 * @param state it ended with
 * @param iterations the start and every iteration after it
 * @param converged whether it ended because it had converged, not at its limit of iterations
 */
public record Solved<S>(S state, List<Iteration> iterations, boolean converged) implements Solution {

    public Solved {
        iterations = List.copyOf(iterations);
    }
}
