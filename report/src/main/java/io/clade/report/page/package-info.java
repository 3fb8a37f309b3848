/**
 * What every page is made of: templates and scripts, numbers as readers and drawings want them, rulers and their ticks, marks that
 * need no colour to be told apart, and arrays packed for a script.
 */
package io.clade.report.page;
