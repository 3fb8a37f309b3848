/**
 * Several methods side by side: {@link io.clade.report.comparison.ComparisonTable} for any medium, and
 * {@link io.clade.report.comparison.ComparisonReport}, which writes it as CSV, Markdown, LaTeX and HTML from the templates
 * among the resources of this package. The page draws box plots and ranks as SVG and needs no script.
 */
package io.clade.report.comparison;
