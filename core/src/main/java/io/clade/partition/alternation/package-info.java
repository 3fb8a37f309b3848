/**
 * Iterative searches: what they all are, the loop that runs them, several starts, and how their states are kept. {@code
 * training.Alternations} runs them in the session of a fit.
 */
package io.clade.partition.alternation;
