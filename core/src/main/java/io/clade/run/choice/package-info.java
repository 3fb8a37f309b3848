/**
 * How many clusters there are: every number of a range is tried once in one space, several criteria say which number each would
 * take, one rule combines them, and a test says whether there are clusters at all. See docs/decisions/016-choosing-k.md.
 */
package io.clade.run.choice;
