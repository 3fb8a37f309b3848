/**
 * Figures that only some methods have: the parts of an error, the tree of clusters, kernels of a network's blocks.
 *
 * <p>{@link io.clade.report.findings.Insights} is what the model tells, {@link io.clade.report.method.MethodFigures} what the page
 * shows of it; each figure is a class here and a part of the page among the resources.
 */
package io.clade.report.method;
