/**
 * The choice of the number of clusters: every number of a range is tried in one space, each of several criteria takes
 * one, a rule combines them, and a test says whether there are clusters at all. See docs/decisions/016-choosing-k.md.
 */
package io.clade.run.choice;
