/**
 * Clustering from start to end: choose the number of clusters, fit the runs, write the result, as {@code clade fit}
 * does.
 */
package io.clade.run.clustering;
