/** Hierarchies of clusters: merged from single samples, or divided from all of them. */
package io.clade.partition.hierarchy;
