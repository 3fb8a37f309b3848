/**
 * Spectral clustering: clusters from the leading eigenvectors of a graph of affinities, between neighbours or by
 * self-expression.
 */
package io.clade.partition.spectral;
