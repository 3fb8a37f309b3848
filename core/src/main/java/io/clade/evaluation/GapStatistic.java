package io.clade.evaluation;

import io.clade.input.Require;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The gap statistic for ascending numbers of clusters: it compares how tight clusters are with those found in reference
 * samples that have no clusters; immutable.
 *
 * <p>R. Tibshirani, G. Walther and T. Hastie, Estimating the number of clusters in a data set via the gap statistic, Journal of
 * the Royal Statistical Society B 63(2), 2001, section 3: with W the scatter within clusters, that of B references W*_b, and sd the
 * deviation, with B, of log W*_b,
 *
 * <pre>
 * Gap(k) = (1/B) Σ_b log W*_b(k) − log W(k)
 * s(k)   = sd(k) √(1 + 1/B)
 * </pre>
 */
public final class GapStatistic {

    /** Share of the largest bend that makes another one as good. */
    private static final double COMPARABLE = 0.25;

    private final double[] gaps;
    private final double[] errors;

    private GapStatistic(double[] gaps, double[] errors) {
        this.gaps = gaps;
        this.errors = errors;
    }

    /**
     * @param scatter W for each number of clusters, in ascending order of them
     * @param references the same of B samples without clusters
     * @throws io.clade.input.InputException where there is no reference or one is of another length
     */
    public static GapStatistic of(double[] scatter, List<double[]> references) {
        Require.that(
                !references.isEmpty() && references.stream().allMatch(each -> each.length == scatter.length),
                "The gap statistic needs references for the same %d numbers of clusters.",
                scatter.length);
        int b = references.size();
        double[] gaps = new double[scatter.length];
        double[] errors = new double[scatter.length];
        for (int i = 0; i < scatter.length; i++) {
            int at = i;
            double[] logs =
                    references.stream().mapToDouble(each -> Math.log(each[at])).toArray();
            double mean = Arrays.stream(logs).average().orElseThrow();
            double variance = Arrays.stream(logs)
                    .map(log -> (log - mean) * (log - mean))
                    .average()
                    .orElseThrow();
            gaps[i] = mean - Math.log(scatter[i]);
            errors[i] = Math.sqrt(variance * (1 + 1.0 / b));
        }
        return new GapStatistic(gaps, errors);
    }

    /** Gap of the {@code i}-th number of clusters. */
    public double gap(int i) {
        return gaps[i];
    }

    /** s of the {@code i}-th number of clusters. */
    public double error(int i) {
        return errors[i];
    }

    /**
     * The last i, from 1, at which the gap bends by at least a quarter of its largest bend: by how much more it rises from the number
     * before than to the next one, a cluster. Groups of clusters bend it, too, and so do the clusters in them, later. The largest
     * bend alone is that of M. Yan and K. Ye, Determining the number of clusters using the weighted gap statistic, Biometrics
     * 63(4), 2007; the published rule of 2001 compares neighbouring numbers and ends at the first local maximum. Clusters without
     * any scatter are taken where they begin.
     *
     * @param numbers of clusters, ascending, the first of them 1
     */
    public int lastBend(int... numbers) {
        int last = gaps.length - 1;
        OptionalInt perfect = IntStream.rangeClosed(1, last)
                .filter(i -> Double.isInfinite(gaps[i]))
                .findFirst();
        if (perfect.isPresent()) {
            return perfect.getAsInt();
        }
        double[] bends = IntStream.rangeClosed(1, last)
                .mapToDouble(i -> rise(i, numbers) - (i < last ? rise(i + 1, numbers) : 0))
                .toArray();
        double least = COMPARABLE * Arrays.stream(bends).max().orElseThrow();
        return IntStream.rangeClosed(1, last)
                .filter(i -> bends[i - 1] >= least)
                .max()
                .orElse(1);
    }

    private double rise(int i, int... numbers) {
        return (gaps[i] - gaps[i - 1]) / (numbers[i] - numbers[i - 1]);
    }
}
