/** Clusters from the leading eigenvectors of a graph of affinities: of neighbours, or of samples that express one another. */
package io.clade.partition.spectral;
