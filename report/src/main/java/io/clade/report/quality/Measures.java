package io.clade.report.quality;

import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import io.clade.run.Quality;

/**
 * The measures of one cluster without labels, for the template.
 *
 * @param cohesion mean distance from the centroid over the spread of all samples
 * @param separation distance to the nearest centroid over the same
 * @param nearest number of that cluster
 * @param silhouette mean over its samples
 * @param stability mean largest overlap with a cluster of each other run
 */
public record Measures(String cohesion, String separation, String nearest, String silhouette, String stability) {

    /** The measures of outliers, which are no cluster. */
    public static final Measures NONE =
            new Measures(Numerals.NONE, Numerals.NONE, Numerals.NONE, Numerals.NONE, Numerals.NONE);

    /** The measures of {@code cluster}; null in a result without quality. */
    public static Measures of(Metrics metrics, int cluster) {
        if (metrics.quality() == null) {
            return null;
        }
        if (cluster >= metrics.quality().clusters().size()) {
            return NONE;
        }
        Quality.Cluster known = metrics.quality().clusters().get(cluster);
        return new Measures(
                decimal(known.cohesion()),
                decimal(known.separation()),
                known.nearest() == null ? Numerals.NONE : known.nearest().toString(),
                decimal(known.silhouette()),
                decimal(known.stability()));
    }

    private static String decimal(Double number) {
        return number == null ? Numerals.NONE : Numerals.plain(number, 2);
    }
}
