/**
 * Several methods on several data sets, each fitted as {@code io.clade.run} fits one, and their figures side by side.
 *
 * <p>{@link io.clade.run.comparison.ComparisonPlan} says what is to be compared, from the command or from a
 * {@link io.clade.run.comparison.GridFile}; {@link io.clade.run.comparison.ComparisonRunner} does it and can resume
 * after an interruption; {@link io.clade.run.comparison.Comparison} holds the figures, as {@code comparison.json} does.
 */
package io.clade.run.comparison;
