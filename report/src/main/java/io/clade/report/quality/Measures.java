package io.clade.report.quality;

import io.clade.report.page.Numerals;
import io.clade.run.Metrics;
import io.clade.run.Quality;

/**
 * What is known of one cluster without labels, as the template writes it.
 *
 * @param cohesion mean distance from the centroid over the spread of all samples
 * @param separation distance to the nearest centroid over the same
 * @param nearest number of that cluster
 * @param silhouette mean over its samples
 * @param stability mean largest overlap with a cluster of each other run
 */
public record Measures(String cohesion, String separation, String nearest, String silhouette, String stability) {

    /** Of what is no cluster. */
    public static final Measures NONE =
            new Measures(Numerals.NONE, Numerals.NONE, Numerals.NONE, Numerals.NONE, Numerals.NONE);

    /** Those of {@code cluster}; null in a result that was not judged. */
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
