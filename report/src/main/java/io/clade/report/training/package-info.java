/**
 * The section of training in a report: curves of the loss with events, a table of the runs, and the choice of the
 * number of clusters.
 */
package io.clade.report.training;
