package io.clade.partition.alternation;

/**
 * One iteration of a search: an update of its state, or its start.
 *
 * @param objective of the state after it
 * @param seconds wall time
 */
public record Iteration(double objective, double seconds) {

    private static final double NANOS = 1e9;

    /** An iteration that began at {@code started}, as {@link System#nanoTime} has it, and ends now. */
    static Iteration since(long started, double objective) {
        return new Iteration(objective, (System.nanoTime() - started) / NANOS);
    }
}
