/**
 * What there is to report: {@link io.clade.report.findings.Findings} of a fit, with what its model adds, and
 * {@link io.clade.report.findings.Selection} of the samples that stand for all.
 */
package io.clade.report.findings;
