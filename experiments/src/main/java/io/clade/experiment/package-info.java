/**
 * Experiments of papers, done again with this library: what a paper printed beside what is measured here.
 *
 * <p>An {@link io.clade.experiment.Experiment} fits through {@link io.clade.experiment.Study}, which keeps every run on disk,
 * and returns tables and figures; {@link io.clade.experiment.Publication} writes them and says where they come from.
 */
package io.clade.experiment;
