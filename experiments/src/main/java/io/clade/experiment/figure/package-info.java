/**
 * Figures of experiments: panels drawn once and written as PNG and as SVG. XChart draws the axes; see
 * docs/decisions/010-figures-of-experiments.md.
 */
package io.clade.experiment.figure;
