/** Tables and figures of the quality of clusters, with labels and without. */
package io.clade.report.quality;
