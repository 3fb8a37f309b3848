/** Two results on the same data side by side: the samples that moved, as a page and for programs. */
package io.clade.report.pair;
