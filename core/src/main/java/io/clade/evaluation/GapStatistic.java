package io.clade.evaluation;

import io.clade.input.Require;
import java.util.Arrays;
import java.util.List;
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
     * The first i whose gap is within one s of the largest, s that of the largest. The published rule looks at the next number
     * alone and so ends at the first local maximum, long before the clusters of a grid or of groups of groups.
     */
    public int first() {
        int highest = IntStream.range(0, gaps.length)
                .reduce((best, i) -> gaps[i] > gaps[best] ? i : best)
                .orElseThrow();
        return IntStream.range(0, gaps.length)
                .filter(i -> gaps[i] >= gaps[highest] - errors[highest])
                .findFirst()
                .orElse(highest);
    }
}
