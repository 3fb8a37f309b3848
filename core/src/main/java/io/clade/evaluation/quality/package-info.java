/**
 * Measures, without labels, of how far a clustering can be trusted: each cluster's cohesion, separation and stability,
 * clusters that look like one, one that looks like two, a loss that never came to rest. Points, codes and losses in,
 * numbers out.
 */
package io.clade.evaluation.quality;
