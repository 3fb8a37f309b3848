package io.clade.report.pair;

import io.clade.data.Labels;
import io.clade.report.page.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The findings on two results, in plain words. */
final class PairSentences {

    private static final int MOST_NAMED = 8;

    private final Moves moves;
    private final List<Moves.Flow> flows;

    PairSentences(Moves moves, List<Moves.Flow> flows) {
        this.moves = moves;
        this.flows = flows;
    }

    List<String> all() {
        List<String> sentences = new ArrayList<>();
        int moved = flows.stream().mapToInt(flow -> flow.rows().size()).sum();
        int n = moves.data().size();
        sentences.add(
                moved == 0
                        ? "Both results have the same clusters; only their numbers may differ."
                        : Numerals.count(moved) + " of " + Numerals.count(n, "sample", "samples") + " ("
                                + Numerals.percent((double) moved / n)
                                + ") moved. Clusters are matched one to one so that as many samples as possible stay.");
        unmatched(sentences);
        if (!flows.isEmpty() && flows.get(0).rows().size() > 1) {
            Moves.Flow most = flows.get(0);
            sentences.add("The largest group that moved together, "
                    + Numerals.count(most.rows().size()) + ", are " + place(most.from()) + " of the first result and "
                    + place(most.to()) + " of the second.");
        }
        same(sentences);
        if (moved > 0) {
            sentences.add(verdict());
        }
        return sentences;
    }

    private String verdict() {
        Double before = moves.first().best().acc();
        Double after = moves.second().best().acc();
        return before == null || after == null
                ? "Without labels, this page cannot say which result is better. Look at the samples that moved."
                : "With labels: the ACC is " + Numerals.decimal(before) + " in the first result and "
                        + Numerals.decimal(after) + " in the second.";
    }

    private static String place(int cluster) {
        return cluster == Labels.NONE ? "in no cluster" : "in cluster " + cluster;
    }

    private void unmatched(List<String> sentences) {
        int[] before = moves.first().assignment().clusters().sizes();
        int[] after = moves.second().assignment().clusters().sizes();
        String gone = named(
                IntStream.range(0, before.length).filter(c -> before[c] > 0 && moves.counterpart(c) == Labels.NONE));
        String come =
                named(IntStream.range(0, after.length).filter(c -> after[c] > 0 && moves.original(c) == Labels.NONE));
        if (!gone.isEmpty()) {
            sentences.add("Without a counterpart in the second result: " + gone + " of the first.");
        }
        if (!come.isEmpty()) {
            sentences.add("Without a counterpart in the first result: " + come + " of the second.");
        }
    }

    private void same(List<String> sentences) {
        int[] before = moves.first().assignment().clusters().sizes();
        int[] after = moves.second().assignment().clusters().sizes();
        int[][] counts = moves.counts();
        String same = named(IntStream.range(0, before.length).filter(c -> {
            int other = moves.counterpart(c);
            return other != Labels.NONE && counts[c][other] == before[c] && before[c] == after[other];
        }));
        if (!same.isEmpty() && !flows.isEmpty()) {
            sentences.add("The same samples in both: " + same + " of the first result.");
        }
    }

    private static String named(IntStream clusters) {
        int[] all = clusters.toArray();
        if (all.length == 0) {
            return "";
        }
        return (all.length == 1 ? "cluster " : "clusters ")
                + IntStream.of(all).limit(MOST_NAMED).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                + (all.length > MOST_NAMED ? " and " + (all.length - MOST_NAMED) + " more" : "");
    }
}
