/** Tables and figures of how good clusters are, with labels and without. */
package io.clade.report.quality;
