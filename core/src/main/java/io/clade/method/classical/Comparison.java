package io.clade.method.classical;

import io.clade.data.Dataset;
import io.clade.data.Kind;
import io.clade.data.preprocessing.Preprocessing;
import io.clade.data.preprocessing.Scaling;
import io.clade.distance.Metric;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import java.util.List;
import java.util.Locale;

/**
 * The comparison of two samples by a distance.
 *
 * @param distance the kind of distance
 * @param exponent p of L_p
 * @param band of dynamic time warping, as a share of the longer series
 */
public record Comparison(
        @Hyperparameter(
                value =
                        "Distance between two samples: euclidean, cosine, lp; for series also dtw (dynamic time warping), cid"
                                + " (complexity-invariant, Euclidean) and cid_dtw.")
        Metric.Type distance,

        @Hyperparameter(value = "The exponent p of distance=lp.", name = "p", least = 1)
        double exponent,

        @Hyperparameter(
                value = "Largest shift of dtw, as a share of the longer series; 1 allows any shift.",
                least = 0,
                most = 1)
        double band) {

    /** The Euclidean distance; with another one, exponent 1 and a band of a tenth. */
    public static final Comparison EUCLIDEAN = new Comparison(Metric.Type.EUCLIDEAN, 1, 0.1);

    /** The metric with these settings. */
    public Metric metric() {
        return new Metric(distance, exponent, band);
    }

    /**
     * The preparation of samples that are compared so: directions are compared as they are given, since standardising columns
     * turns them.
     */
    public Preprocessing prepared(Preprocessing preparation) {
        return comparesDirections() ? preparation.unlessScaled(Scaling.NONE) : preparation;
    }

    /** True if the distance does not depend on the lengths of samples. */
    boolean comparesDirections() {
        return metric().comparesDirections();
    }

    /** Warns of samples of zeros where directions are compared: they have none. */
    void warnOfZeros(ClassicalFit fit, List<float[]> samples) {
        if (comparesDirections()) {
            fit.warnOfZeros(samples, "their distance from all others is 1");
        }
    }

    /** @throws io.clade.input.InputException where this distance does not suit such samples */
    public void requireSuitable(Dataset data) {
        String name = distance.name().toLowerCase(Locale.ROOT);
        Require.that(
                !metric().isForSeries() || data.kind() == Kind.SERIES,
                "distance=%s is for series, but %s has none. Use --set distance=euclidean, cosine or lp.",
                name,
                data.name());
        Require.that(
                metric().takesAnyLength() || data.equallyLong(),
                "%s has series of different lengths, which distance=%s cannot compare step by step. Use --set distance=dtw,"
                        + " or resample them to one length.",
                data.name(),
                name);
    }
}
