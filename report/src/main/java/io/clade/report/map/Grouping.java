package io.clade.report.map;

import io.clade.data.Labels;
import io.clade.evaluation.ContingencyTable;
import io.clade.evaluation.Matching;
import io.clade.report.findings.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A grouping of all samples, by which the map can colour them.
 *
 * @param name for the button that chooses it
 * @param fact before a group's name, said of a sample
 * @param lack said of a sample in no group
 * @param groups of the n samples
 * @param named whether groups have names of their own, else numbers
 */
public record Grouping(String name, String fact, String lack, Labels groups, boolean named) {

    /** The most other runs to choose from. */
    private static final int MOST_RUNS = 5;

    /** The groupings of {@code findings}, the one to show first in front. */
    static List<Grouping> of(Findings findings) {
        List<Grouping> all = new ArrayList<>();
        Labels shown = findings.assignment().clusters();
        all.add(new Grouping("Cluster", "cluster ", "no cluster", shown, false));
        findings.data()
                .labels()
                .ifPresent(labels -> all.add(new Grouping("Label", "label ", "no label", labels, true)));
        for (int run : otherRuns(findings)) {
            String which = "run " + (run + 1);
            all.add(new Grouping(
                    "Run " + (run + 1),
                    which + "'s cluster ",
                    "no cluster in " + which,
                    matched(shown, findings.extras().runs().get(run)),
                    false));
        }
        return all;
    }

    /** The runs of lowest loss among those not shown, in their order. */
    public static int[] otherRuns(Findings findings) {
        return IntStream.range(0, findings.extras().runs().size())
                .filter(run -> run != findings.metrics().best())
                .boxed()
                .sorted(Comparator.comparing(
                        run -> findings.metrics().runs().get(run).loss(),
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST_RUNS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /**
     * The clusters of {@code other}, renumbered by the clusters of {@code shown} matched to them one to one, so that as
     * many samples as possible keep their number; unmatched clusters get further numbers.
     */
    public static Labels matched(Labels shown, Labels other) {
        Matching matching = Matching.of(ContingencyTable.of(shown, other));
        int[] numbers = new int[other.count()];
        int next = shown.count();
        for (int cluster = 0; cluster < numbers.length; cluster++) {
            int partner = matching.classOf(cluster);
            numbers[cluster] = partner == Labels.NONE ? next++ : partner;
        }
        int[] codes = IntStream.range(0, other.size())
                .map(i -> other.get(i) == Labels.NONE ? Labels.NONE : numbers[other.get(i)])
                .toArray();
        return Labels.ofCodes(codes, next);
    }
}
