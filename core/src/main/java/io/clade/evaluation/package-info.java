/**
 * Validity indices of clusterings: labels and matrices in, numbers out. Nothing here knows a tensor, a method or a
 * file.
 *
 * <ul>
 *   <li>{@link io.clade.evaluation.ExternalIndices} compare clusters with known classes: accuracy, NMI, ARI, purity;
 *   <li>{@link io.clade.evaluation.InternalIndices} use the samples alone: silhouette, Calinski–Harabasz,
 *       Davies–Bouldin;
 *   <li>{@link io.clade.evaluation.ValidityIndices} holds all seven;
 *   <li>{@link io.clade.evaluation.ContingencyTable}, {@link io.clade.evaluation.Matching} and
 *       {@link io.clade.evaluation.ConfusionMatrix} say which cluster stands for which class.
 * </ul>
 *
 * <p>An index that is not defined for what it is given is NaN, so that an unlucky epoch never ends a fit. Only
 * arguments that cannot belong together (another number of samples) are refused.
 */
package io.clade.evaluation;
