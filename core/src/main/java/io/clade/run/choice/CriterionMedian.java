package io.clade.run.choice;

import io.clade.evaluation.GapStatistic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rule that combines the criteria: each takes the number of clusters it finds best, and the median of these is
 * recommended, so that one or two wrong criteria do not move it. With an even number of votes the silhouette decides
 * between the two middle ones.
 *
 * @param votes one a criterion
 * @param recommended the median
 */
record CriterionMedian(List<CriterionChoice> votes, int recommended) {

    /** Stabilities that differ by less are equal. */
    private static final double AS_STABLE = 0.005;

    /** Share of the longest lifetime that makes another one as good. */
    private static final double AS_LONG = 0.5;

    /** @param criteria ascending in k */
    static CriterionMedian of(List<Criteria> criteria, GapStatistic gap) {
        List<CriterionChoice> votes = List.of(
                new CriterionChoice(CriterionChoice.SILHOUETTE, highest(criteria, Criteria::silhouette)),
                new CriterionChoice(CriterionChoice.GAP, bend(criteria, gap)),
                new CriterionChoice(
                        CriterionChoice.STABILITY, largest(criteria, Criteria::stability, most -> most - AS_STABLE)),
                new CriterionChoice(CriterionChoice.VALLEYS, fewestMisplaced(criteria)),
                new CriterionChoice(
                        CriterionChoice.LIFETIME, largest(criteria, Criteria::lifetime, most -> AS_LONG * most)));
        return new CriterionMedian(votes, median(votes, criteria));
    }

    /** The number of clusters of highest value, the smallest of equals; NaN is the lowest value. */
    private static int highest(List<Criteria> criteria, ToDoubleFunction<Criteria> value) {
        return criteria.stream()
                .max(Comparator.<Criteria>comparingDouble(one -> orLowest(value.applyAsDouble(one)))
                        .thenComparing(Criteria::k, Comparator.reverseOrder()))
                .orElseThrow()
                .k();
    }

    private static double orLowest(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static int bend(List<Criteria> criteria, GapStatistic gap) {
        int[] numbers = IntStream.concat(IntStream.of(1), criteria.stream().mapToInt(Criteria::k))
                .toArray();
        return numbers[gap.lastBend(numbers)];
    }

    /** The most clusters of those whose value is enough: groups of clusters are as stable as the clusters, and last as long. */
    private static int largest(List<Criteria> criteria, ToDoubleFunction<Criteria> value, DoubleUnaryOperator enough) {
        double least = enough.applyAsDouble(criteria.stream()
                .mapToDouble(one -> orLowest(value.applyAsDouble(one)))
                .max()
                .orElseThrow());
        return criteria.stream()
                .filter(one -> orLowest(value.applyAsDouble(one)) >= least)
                .mapToInt(Criteria::k)
                .max()
                .orElseThrow();
    }

    /** The fewest clusters of equals; null where nothing can be told. */
    private static Integer fewestMisplaced(List<Criteria> criteria) {
        return criteria.stream()
                .filter(one -> one.misplaced() != null)
                .min(Comparator.comparing(Criteria::misplaced).thenComparing(Criteria::k))
                .map(Criteria::k)
                .orElse(null);
    }

    private static int median(List<CriterionChoice> votes, List<Criteria> criteria) {
        int[] sorted = votes.stream()
                .filter(vote -> vote.k() != null)
                .mapToInt(CriterionChoice::k)
                .sorted()
                .toArray();
        int upper = sorted[sorted.length / 2];
        int lower = sorted[(sorted.length - 1) / 2];
        return highest(
                criteria.stream()
                        .filter(one -> one.k() == lower || one.k() == upper)
                        .toList(),
                Criteria::silhouette);
    }

    /** One sentence on the criteria that take the recommended number, and on those that take others. */
    String reason() {
        List<String> agreeing = votes.stream()
                .filter(vote -> vote.k() != null && vote.k() == recommended)
                .map(CriterionChoice::criterion)
                .toList();
        Map<Integer, List<CriterionChoice>> others = votes.stream()
                .filter(vote -> vote.k() != null && vote.k() != recommended)
                .collect(Collectors.groupingBy(CriterionChoice::k, TreeMap::new, Collectors.toList()));
        String rest = others.entrySet().stream()
                .map(entry -> joined(entry.getValue().stream()
                                .map(CriterionChoice::criterion)
                                .toList())
                        + (entry.getValue().size() == 1 ? " takes " : " take ")
                        + entry.getKey())
                .collect(Collectors.joining(", "));
        String silent = joined(votes.stream()
                .filter(vote -> vote.k() == null)
                .map(CriterionChoice::criterion)
                .toList());
        return recommended + " is the median of the criteria: " + joined(agreeing)
                + (agreeing.size() == 1 ? " prefers it" : " prefer it")
                + (rest.isEmpty() ? "" : "; " + rest)
                + (silent.isEmpty() ? "" : "; " + silent + " prefers no number in the range") + ".";
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
