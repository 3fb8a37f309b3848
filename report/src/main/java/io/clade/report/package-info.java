/**
 * Figures and self-contained HTML.
 *
 * <p>{@link io.clade.report.Report#write} fills the page in, {@link io.clade.report.Figures#write} draws it for paper; {@code Page} says
 * what stands where, {@code Sentences} what was found in plain words. What they show comes from one package for each part: the
 * samples chosen from the {@code findings}, their {@code map}, their {@code training}, each {@code cluster} and what sets it apart,
 * tables of {@code quality}, and figures that only some {@code method} has; {@code page} has what all of these are made of. {@code pair} and {@code comparison} are pages of their own. The
 * page itself is {@code report.html} and its parts, {@code report.css} and the scripts among the resources of this package; scripts
 * read their numbers from one block of JSON ({@code PageData}).
 */
package io.clade.report;
