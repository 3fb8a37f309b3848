package io.clade.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Statistics over runs of each validity index and of the numbers of clusters and outliers. */
final class Statistics {

    /** Bootstrap samples, B. */
    private static final int RESAMPLES = 10_000;

    private static final Map<String, Function<Metrics.Run, Double>> INDICES = indices();

    private Statistics() {}

    private static Map<String, Function<Metrics.Run, Double>> indices() {
        Map<String, Function<Metrics.Run, Double>> indices = new LinkedHashMap<>();
        indices.put("clusters", run -> (double) run.clusters());
        indices.put("outliers", run -> (double) run.outliers());
        indices.put("acc", Metrics.Run::acc);
        indices.put("nmi", Metrics.Run::nmi);
        indices.put("ari", Metrics.Run::ari);
        indices.put("purity", Metrics.Run::purity);
        indices.put("silhouette", Metrics.Run::silhouette);
        indices.put("calinski_harabasz", Metrics.Run::calinskiHarabasz);
        indices.put("davies_bouldin", Metrics.Run::daviesBouldin);
        return indices;
    }

    /**
     * The position of the run of lowest loss, the first of equals; labels do not count. Runs without a loss come last.
     */
    static int best(List<Metrics.Run> runs) {
        int best = 0;
        for (int i = 1; i < runs.size(); i++) {
            if (loss(runs.get(i)) < loss(runs.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static double loss(Metrics.Run run) {
        return run.loss() == null ? Double.POSITIVE_INFINITY : run.loss();
    }

    /**
     * A summary for each index, by its name in {@code metrics.json}.
     *
     * @param seed of the bootstrap
     */
    static Map<String, Metrics.Summary> summarise(List<Metrics.Run> runs, long seed) {
        int best = best(runs);
        int[] resampledBest = runs.size() > 1 ? resampledBest(runs, seed) : new int[0];
        Map<String, Metrics.Summary> summary = new LinkedHashMap<>();
        INDICES.forEach((name, index) -> {
            Double[] values = runs.stream().map(index).toArray(Double[]::new);
            summary.put(name, summary(values, best, resampledBest));
        });
        return summary;
    }

    private static Metrics.Summary summary(Double[] values, int best, int... resampledBest) {
        double[] defined = defined(Arrays.stream(values));
        double[] resampled = defined(Arrays.stream(resampledBest).mapToObj(i -> values[i]));
        return new Metrics.Summary(
                values[best],
                mean(defined),
                deviation(defined),
                number(DoubleStream.of(defined).max().orElse(Double.NaN)),
                mean(resampled),
                deviation(resampled));
    }

    private static double[] defined(Stream<Double> values) {
        return values.filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray();
    }

    /** The position of the run of lowest loss in each of B samples of R runs, drawn with replacement. */
    private static int[] resampledBest(List<Metrics.Run> runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = new int[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            int best = random.nextInt(runs.size());
            for (int draw = 1; draw < runs.size(); draw++) {
                int other = random.nextInt(runs.size());
                if (loss(runs.get(other)) < loss(runs.get(best))) {
                    best = other;
                }
            }
            chosen[b] = best;
        }
        return chosen;
    }

    private static Double mean(double... values) {
        return number(DoubleStream.of(values).average().orElse(Double.NaN));
    }

    /** The standard deviation with n − 1; null for fewer than two values. */
    private static Double deviation(double... values) {
        if (values.length < 2) {
            return null;
        }
        double mean = DoubleStream.of(values).average().orElseThrow();
        double squares =
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        return number(Math.sqrt(squares / (values.length - 1)));
    }

    /** The value for JSON: null for NaN and infinity, which JSON lacks. */
    static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
