/**
 * The findings of a report: {@link io.clade.report.findings.Findings} of a fit, with parts of its model, and the
 * {@link io.clade.report.findings.Selection} of samples to show.
 */
package io.clade.report.findings;
