/**
 * Figures and self-contained HTML.
 *
 * <p>{@link io.clade.report.Report#write} writes the page, and {@link io.clade.report.Figures#write} its figures for
 * print; {@code Page} is the content of the template, and {@code Sentences} the findings in plain words. There is a
 * package for each part of the page: the samples chosen from the {@code findings}, their {@code map}, their
 * {@code training}, each {@code cluster}, tables of {@code quality}, and figures that only some {@code method} has;
 * {@code page} has the pieces that all of these share. {@code pair} and {@code comparison} are pages of their own. The
 * page itself is {@code report.html} and its parts, {@code report.css} and the scripts among the resources of this
 * package; scripts read their numbers from one block of JSON ({@code PageData}).
 */
package io.clade.report;
