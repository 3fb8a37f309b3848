/**
 * How a report shows each cluster: a card ({@code Gallery}) with samples drawn by their kind ({@code Portraits}), what sets it
 * apart from all others ({@code Contrast}) and what may be wrong with it ({@code Hints}).
 */
package io.clade.report.cluster;
