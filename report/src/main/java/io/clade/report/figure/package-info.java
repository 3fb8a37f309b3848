/**
 * Figures of pages as files of their own, without a browser: the page's SVG with its style sheet written into it, and pixels of
 * that by Batik.
 */
package io.clade.report.figure;
