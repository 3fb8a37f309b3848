package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Method;
import io.clade.method.automatic.Auto;
import io.clade.method.classical.KMeans;
import io.clade.partition.RandomSubset;
import io.clade.training.session.Session;
import java.util.Optional;

/** Compares a clustering of labelled data with that of k-means, which every other method should do better than. */
final class Baseline {

    /** The most samples that are clustered: their accuracy is known to within 0.02. */
    private static final int MOST = 2000;

    /** The least difference of accuracies that is told. */
    private static final double LEAST_DIFFERENCE = 0.03;

    /** Starts of k-means: fewer than a fit's, since only a clear difference is told. */
    private static final int RESTARTS = 4;

    private Baseline() {}

    /**
     * A sentence where k-means finds the labels of {@code data} clearly better than {@code method} did.
     *
     * @param found clusters by the method
     */
    static Optional<String> warning(Method method, Dataset data, Labels found, long seed) {
        if (data.labels().isEmpty() || method instanceof KMeans || found.count() < 2) {
            return Optional.empty();
        }
        int[] rows = RandomSubset.ascending(data.size(), MOST, seed);
        Dataset part = rows.length < data.size() ? data.select(rows) : data;
        Labels own = rows.length < data.size() ? found.select(rows) : found;
        double accuracy = accuracy(part, own);
        if (found.count() > part.size() || accuracy > 1 - LEAST_DIFFERENCE) {
            return Optional.empty();
        }
        try {
            Labels means = kMeans(found.count())
                    .fit(part, Session.seeded(seed))
                    .assign(part)
                    .clusters();
            return warning(method, accuracy, accuracy(part, means));
        } catch (InputException e) {
            // Series of different lengths, for one, have no means.
            return Optional.empty();
        }
    }

    private static KMeans kMeans(int k) {
        KMeans.Hyperparameters usual = KMeans.recommended(k);
        return new KMeans(new KMeans.Hyperparameters(
                k, usual.preparation(), usual.search().withRestarts(RESTARTS), usual.streaming()));
    }

    private static double accuracy(Dataset part, Labels clusters) {
        return ExternalIndices.accuracy(part.labels().orElseThrow(), clusters);
    }

    private static Optional<String> warning(Method method, double own, double means) {
        if (!(means - own >= LEAST_DIFFERENCE)) {
            return Optional.empty();
        }
        return Optional.of("k-means finds the labels better: ACC %s, here %s. Try -m %s."
                .formatted(
                        QualityWarnings.number(means),
                        QualityWarnings.number(own),
                        method instanceof Auto ? KMeans.NAME : Auto.NAME + ", which compares several methods"));
    }
}
