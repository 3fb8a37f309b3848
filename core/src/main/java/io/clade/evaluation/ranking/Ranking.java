package io.clade.evaluation.ranking;

import io.clade.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The ranks of k methods on N data sets, and tests of whether they differ by more than chance: Friedman's test and
 * Nemenyi's critical difference. Demšar, Statistical comparisons of classifiers over multiple data sets, JMLR 7, 2006,
 * sections 3.2.2 and 3.2.3.
 *
 * <p>Friedman's statistic is that with ties. Its p-value is counted, since the usual approximation does not hold for
 * few data sets: it is the share of {@value #PERMUTATIONS} rankings, drawn at random within each data set and including
 * the measured one, whose statistic is as large.
 *
 * @param ranks mean rank of each method, 1 for the best, k for the worst
 * @param sets N
 * @param statistic Friedman's χ²
 * @param p probability of so large a statistic if all methods are alike; never below 1 / {@value #PERMUTATIONS}
 * @param criticalDifference least difference of two mean ranks that is significant at level {@value #LEVEL}
 */
public record Ranking(List<Double> ranks, int sets, double statistic, double p, double criticalDifference) {

    /** The level of the tests. */
    public static final double LEVEL = 0.05;

    private static final int PERMUTATIONS = 10_000;
    private static final long SEED = 0;
    private static final double ROUNDING = 1e-9;

    public Ranking {
        ranks = List.copyOf(ranks);
    }

    /**
     * Ranks methods by their scores; methods of one score share the mean of their ranks.
     *
     * @param scores N×k, N ≥ 2 and k ≥ 2, high is good; NaN, a method that gave nothing, ranks last
     * @throws io.clade.input.InputException where there are fewer data sets or methods, or the rows differ in length
     */
    public static Ranking of(double[]... scores) {
        Require.atLeast("The number of datasets to rank methods on", scores.length, 2);
        int k = scores[0].length;
        Require.atLeast("The number of methods to rank", k, 2);
        for (double[] row : scores) {
            Require.that(row.length == k, "Every dataset needs %d scores. Got %d.", k, row.length);
        }
        double[][] ranks = Arrays.stream(scores).map(Ranking::ranked).toArray(double[][]::new);
        double[] sums = sums(ranks);
        double statistic = statistic(sums, ranks);
        return new Ranking(
                Arrays.stream(sums).map(sum -> sum / ranks.length).boxed().toList(),
                ranks.length,
                statistic,
                p(statistic, ranks),
                criticalDifference(k, ranks.length));
    }

    private static double[] ranked(double... scores) {
        double[] ranks = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double own = value(scores[i]);
            long better =
                    Arrays.stream(scores).filter(other -> value(other) > own).count();
            long equal =
                    Arrays.stream(scores).filter(other -> value(other) == own).count();
            ranks[i] = better + (equal + 1) / 2.0;
        }
        return ranks;
    }

    private static double value(double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    private static double[] sums(double[]... ranks) {
        double[] sums = new double[ranks[0].length];
        for (double[] row : ranks) {
            Arrays.setAll(sums, j -> sums[j] + row[j]);
        }
        return sums;
    }

    /** (k − 1) Σ_j (R_j − N(k + 1)/2)² / (Σ r² − N k (k + 1)²/4), R_j the sum of the ranks of method j; 0 if all are tied. */
    private static double statistic(double[] sums, double[]... ranks) {
        int k = sums.length;
        int n = ranks.length;
        double squares = Arrays.stream(ranks)
                .flatMapToDouble(Arrays::stream)
                .map(rank -> rank * rank)
                .sum();
        double spread = squares - n * k * (k + 1.0) * (k + 1.0) / 4;
        double between = Arrays.stream(sums)
                .map(sum -> sum - n * (k + 1) / 2.0)
                .map(off -> off * off)
                .sum();
        return spread < ROUNDING ? 0 : (k - 1) * between / spread;
    }

    private static double p(double statistic, double[]... ranks) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] shuffled = Arrays.stream(ranks).map(double[]::clone).toArray(double[][]::new);
        int asLarge = 1;
        for (int i = 1; i < PERMUTATIONS; i++) {
            Arrays.stream(shuffled).forEach(row -> shuffle(row, random));
            if (statistic(sums(shuffled), shuffled) >= statistic - ROUNDING) {
                asLarge++;
            }
        }
        return (double) asLarge / PERMUTATIONS;
    }

    private static void shuffle(double[] row, SplittableRandom random) {
        for (int i = row.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = row[i];
            row[i] = row[other];
            row[other] = kept;
        }
    }

    /** q √(k (k + 1) / (6 N)), q the quantile of the studentized range divided by √2. */
    private static double criticalDifference(int k, int n) {
        double q = StudentizedRange.quantile(1 - LEVEL, k) / Math.sqrt(2);
        return q * Math.sqrt(k * (k + 1) / (6.0 * n));
    }

    /** The methods by their positions, best first. */
    public List<Integer> order() {
        return IntStream.range(0, ranks.size())
                .boxed()
                .sorted((a, b) -> Double.compare(ranks.get(a), ranks.get(b)))
                .toList();
    }

    /**
     * The largest groups of two or more methods without a significant difference: stretches of {@link #order()} whose
     * ends are less than the critical difference apart, none inside another.
     */
    public List<List<Integer>> groups() {
        List<Integer> order = order();
        List<List<Integer>> groups = new ArrayList<>();
        int reached = 0;
        for (int first = 0; first < order.size(); first++) {
            int end = first + 1;
            while (end < order.size() && ranks.get(order.get(end)) - ranks.get(order.get(first)) < criticalDifference) {
                end++;
            }
            if (end > reached && end - first > 1) {
                groups.add(order.subList(first, end));
            }
            reached = Math.max(reached, end);
        }
        return groups;
    }
}
