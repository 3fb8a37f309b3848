/**
 * A method applied and recorded: R runs of it with consecutive seeds, the statistics over them, the folder that holds the
 * result, and going on after an interruption.
 *
 * <p>{@link io.clade.run.Plan} says what is to be done, {@link io.clade.run.Repetition} does it inside a
 * {@link io.clade.run.ResultFolder}, and {@link io.clade.run.Outcome} is what came of it.
 */
package io.clade.run;
