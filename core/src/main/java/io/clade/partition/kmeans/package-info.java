/** k-means: its start, Lloyd's iteration with bounds, restarts, and mini-batches of samples that are streamed. */
package io.clade.partition.kmeans;
