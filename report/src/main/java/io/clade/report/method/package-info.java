/**
 * Figures that only some methods have: the parts of an error, the tree of clusters, kernels of a network's blocks.
 *
 * <p>{@link io.clade.report.findings.Parts} come from the model, and {@link io.clade.report.method.MethodFigures} are
 * drawn from them; each figure is a class here, a template among the resources and a line in {@code MethodFigures}.
 */
package io.clade.report.method;
