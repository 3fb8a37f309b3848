/**
 * The registry of the experiments: tables and figures of papers, computed again with this library.
 *
 * <p>{@code study} is what every experiment is made of; {@code thesis}, {@code competitive} and {@code ablation} are
 * families of experiments on top of it; {@link io.clade.experiment.Experiments} lists them all.
 */
package io.clade.experiment;
