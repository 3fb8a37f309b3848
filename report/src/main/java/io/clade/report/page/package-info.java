/**
 * The pieces of every page: templates and scripts, numbers for readers and drawings, scales and their ticks, marks that
 * differ without colour, and arrays packed for a script.
 */
package io.clade.report.page;
