/**
 * Figures and self-contained HTML.
 *
 * <p>{@link io.clade.report.Report#write} chooses the samples to show ({@code Selection}), brings the embedding to a plane
 * ({@code Projection}), draws samples by their kind ({@code Portraits}) and words what was found ({@code Page},
 * {@code Sentences}). The page itself is {@code report.html} and its parts, {@code report.css} and the scripts among the
 * resources of this package; scripts read their numbers from one block of JSON ({@code Island}).
 */
package io.clade.report;
