/** Layouts that keep neighbours together: UMAP's fuzzy graph of neighbours, and its embedding in a few dimensions. */
package io.clade.partition.manifold;
