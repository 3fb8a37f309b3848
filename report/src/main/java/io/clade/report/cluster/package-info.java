/**
 * How a report shows each cluster: a card ({@code Gallery}) with samples drawn by their kind ({@code SampleDisplay}), what sets it
 * apart from all others ({@code Contrast}) and what may be wrong with it ({@code ClusterRelations}).
 */
package io.clade.report.cluster;
