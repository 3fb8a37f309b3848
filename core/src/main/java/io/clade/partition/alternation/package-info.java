/**
 * Iterative searches: their common interface, the loop that runs them, several starts, and the storage of their states.
 * {@code training.Alternations} runs them in the session of a fit.
 */
package io.clade.partition.alternation;
