/**
 * Runs of a method: R runs with consecutive seeds, the statistics over them, the folder that holds the result, and
 * resuming after an interruption.
 *
 * <p>{@link io.clade.run.Repetition} carries out a {@link io.clade.run.Plan} inside a
 * {@link io.clade.run.ResultFolder}, and gives an {@link io.clade.run.Outcome}.
 */
package io.clade.run;
