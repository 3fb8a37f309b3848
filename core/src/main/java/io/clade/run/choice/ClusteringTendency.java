package io.clade.run.choice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Monte Carlo test of whether there are clusters at all, against samples drawn uniformly from the box along the
 * principal axes.
 *
 * <p>The statistic of a dataset is the largest difference, over the numbers of clusters, between its mean silhouette
 * and the mean over all datasets, tested data and references alike. If the tested samples were uniform too, each
 * dataset would have the highest statistic with the same probability, so the p-value is exact (A. C. A. Hope, A
 * simplified Monte Carlo significance test procedure, Journal of the Royal Statistical Society B 30(3), 1968).
 *
 * @param statistic of the samples
 * @param highestReference statistic of any reference
 * @param references B
 * @param p (1 + references whose statistic is as high) / (1 + B)
 * @param deviations standard deviations of the references by which the statistic is above their mean; infinite where
 *     the references are equal and the statistic is not
 */
public record ClusteringTendency(
        double statistic,
        @JsonProperty("highest_reference") double highestReference,
        int references,
        double p,
        double deviations) {

    /** The largest p at which there are clusters. */
    private static final double LEVEL = 0.05;

    /**
     * The least number of deviations at which there are clusters: p alone would find clusters in one of twenty datasets
     * without any.
     */
    private static final double LEAST_DEVIATIONS = 3;

    /**
     * @param silhouettes of the samples in question, one a number of clusters
     * @param references the same of samples without clusters
     */
    static ClusteringTendency of(List<Double> silhouettes, List<List<Double>> references) {
        List<List<Double>> all = new ArrayList<>(references);
        all.add(silhouettes);
        double[] means = IntStream.range(0, silhouettes.size())
                .mapToDouble(i ->
                        all.stream().mapToDouble(each -> each.get(i)).average().orElseThrow())
                .toArray();
        double statistic = statistic(silhouettes, means);
        double[] others = references.stream()
                .mapToDouble(each -> statistic(each, means))
                .sorted()
                .toArray();
        long asHigh = Arrays.stream(others).filter(other -> other >= statistic).count();
        return new ClusteringTendency(
                statistic,
                others[others.length - 1],
                others.length,
                (1.0 + asHigh) / (1 + others.length),
                deviations(statistic, others));
    }

    private static double deviations(double statistic, double... others) {
        double mean = Arrays.stream(others).average().orElseThrow();
        double squares =
                Arrays.stream(others).map(each -> (each - mean) * (each - mean)).sum();
        double above = statistic - mean;
        return above == 0 ? 0 : above / Math.sqrt(squares / Math.max(1, others.length - 1));
    }

    private static double statistic(List<Double> silhouettes, double... means) {
        return IntStream.range(0, means.length)
                .mapToDouble(i -> silhouettes.get(i) - means[i])
                .max()
                .orElseThrow();
    }

    /** True if the samples have clusters that uniform ones do not have. */
    public boolean found() {
        return p <= LEVEL && deviations >= LEAST_DEVIATIONS;
    }
}
