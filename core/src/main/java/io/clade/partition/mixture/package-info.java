/** Mixtures of normal distributions, found by expectation-maximisation. */
package io.clade.partition.mixture;
