/** Two results on the same data side by side: which samples moved, as a page and for programs. */
package io.clade.report.pair;
