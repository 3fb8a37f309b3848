package io.clade.run.choice;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The values of the criteria for one number of clusters.
 *
 * @param k the number
 * @param scatter within clusters, Σ ‖x_i − c_q(i)‖²
 * @param silhouette mean over the samples, or that over the clusters of the means over their samples if it is lower
 * @param silhouetteReference the same of samples without clusters, a mean over references
 * @param gap the gap statistic
 * @param gapError its s
 * @param stability adjusted Rand index between resamples, a mean over pairs
 * @param stabilityReference the same of samples without clusters
 * @param lifetime range of merging distances, as a share of the largest, over which the dendrogram has k clusters
 * @param misplaced clusters that look like two and pairs of clusters that look like one, by the valleys of their density; null
 *     where clusters have too few samples to tell
 */
public record Criteria(
        int k,
        double scatter,
        double silhouette,
        @JsonProperty("silhouette_reference") double silhouetteReference,
        double gap,
        @JsonProperty("gap_error") double gapError,
        double stability,
        @JsonProperty("stability_reference") double stabilityReference,
        double lifetime,
        Integer misplaced) {}
