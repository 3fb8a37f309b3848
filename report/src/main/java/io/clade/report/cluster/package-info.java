/**
 * The section of clusters in a report: a card for each ({@code Gallery}) with samples drawn by their kind
 * ({@code SampleDisplay}), its contrast with all others ({@code Contrast}) and doubts about it
 * ({@code ClusterRelations}).
 */
package io.clade.report.cluster;
