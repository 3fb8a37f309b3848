/**
 * Figures and self-contained HTML.
 *
 * <p>{@link io.clade.report.Report#write} chooses the samples to show ({@code Selection}), brings the embedding to a plane
 * ({@code Projection}) and words what was found ({@code Page}, {@code Sentences}). How clusters are shown, their samples drawn by
 * kind and what sets them apart, is in {@code cluster}; tables and figures of their quality are in {@code quality}. The page itself is {@code report.html} and its parts, {@code report.css} and the scripts among the
 * resources of this package; scripts read their numbers from one block of JSON ({@code Island}).
 */
package io.clade.report;
