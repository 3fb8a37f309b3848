/**
 * The frame of an experiment: its datasets, its fits, which are kept on disk, and its findings.
 *
 * <p>An {@link io.clade.experiment.study.Experiment} fits through {@link io.clade.experiment.study.Study} and returns
 * tables and figures; {@link io.clade.experiment.study.Publication} writes them with their provenance.
 */
package io.clade.experiment.study;
