package io.clade.report.pair;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.evaluation.ContingencyTable;
import io.clade.evaluation.ExternalIndices;
import io.clade.evaluation.Matching;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Two results on the same samples, their clusters matched one to one so that as many samples as possible stay where
 * they were; immutable. A sample has moved if its cluster of the second result is not the counterpart of its cluster of
 * the first. The counterpart of outliers is outliers.
 */
public final class Moves {

    private final Dataset data;
    private final Side first;
    private final Side second;
    private final Matching matching;

    private Moves(Dataset data, Side first, Side second) {
        this.data = data;
        this.first = first;
        this.second = second;
        this.matching = Matching.of(ContingencyTable.of(
                first.assignment().clusters(), second.assignment().clusters()));
    }

    /**
     * @param data of both results, n samples
     * @throws InputException where the results are of other data, or of different ones
     */
    public static Moves of(Dataset data, Side first, Side second) {
        requireSame(first, second);
        for (Side side : List.of(first, second)) {
            Require.that(
                    side.assignment().size() == data.size(),
                    "%s is a result on %d samples; there are %d.",
                    side.name(),
                    side.assignment().size(),
                    data.size());
        }
        return new Moves(data, first, second);
    }

    /**
     * Checks that two results are of the same samples, before their data are read.
     *
     * @throws InputException where they are not
     */
    public static void requireSame(Side first, Side second) {
        requireSame(
                first.name(),
                first.metrics().data(),
                second.name(),
                second.metrics().data());
    }

    /** As {@link #requireSame(Side, Side)}, from the metrics of two results. */
    public static void requireSame(String first, Metrics.Data a, String second, Metrics.Data b) {
        Require.that(
                a.sha256().equals(b.sha256()),
                "%s holds a result on %s (%d samples, SHA-256 %s…) and %s one on %s (%d samples, SHA-256 %s…). Only results"
                        + " on the same samples in the same order can be compared.",
                first,
                a.name(),
                a.samples(),
                start(a.sha256()),
                second,
                b.name(),
                b.samples(),
                start(b.sha256()));
    }

    private static String start(String sha256) {
        return sha256.substring(0, Math.min(8, sha256.length()));
    }

    Dataset data() {
        return data;
    }

    Side first() {
        return first;
    }

    Side second() {
        return second;
    }

    /** The cluster of the second result matched to a cluster of the first, or {@link Labels#NONE}. */
    int counterpart(int cluster) {
        return cluster == Labels.NONE ? Labels.NONE : matching.clusterOf(cluster);
    }

    /** The cluster of the first result matched to a cluster of the second, or {@link Labels#NONE}. */
    int original(int cluster) {
        return cluster == Labels.NONE ? Labels.NONE : matching.classOf(cluster);
    }

    /** True if a sample in group {@code from} of the first result and {@code to} of the second has not moved. */
    boolean stays(int from, int to) {
        return from == Labels.NONE || to == Labels.NONE ? from == to : matching.clusterOf(from) == to;
    }

    /** True if sample {@code i} moved. */
    boolean moved(int i) {
        return !stays(first.assignment().cluster(i), second.assignment().cluster(i));
    }

    /** The rows of the samples that moved, ascending. */
    int[] moved() {
        return IntStream.range(0, data.size()).filter(this::moved).toArray();
    }

    /** The name of sample {@code i}'s label; empty where it has none. */
    String label(int i) {
        return data.labels()
                .filter(labels -> labels.get(i) != Labels.NONE)
                .map(labels -> labels.name(labels.get(i)))
                .orElse("");
    }

    /** Adjusted Rand index, outliers taken for one cluster. */
    double ari() {
        return ExternalIndices.ari(first.groups(), second.assignment().clusters());
    }

    /** Normalised mutual information, outliers taken for one cluster. */
    double nmi() {
        return ExternalIndices.nmi(first.groups(), second.assignment().clusters());
    }

    /**
     * Samples that moved from the same group to the same group.
     *
     * @param from a group of the first result
     * @param to a group of the second
     * @param rows those most certain in both results first
     */
    record Flow(int from, int to, List<Integer> rows) {}

    /** The flows of the samples that moved, that of the most samples first. */
    List<Flow> flows() {
        var rows = new TreeMap<List<Integer>, List<Integer>>(
                Comparator.comparing((List<Integer> way) -> way.get(0)).thenComparing(way -> way.get(1)));
        for (int i : moved()) {
            rows.computeIfAbsent(
                            List.of(
                                    first.assignment().cluster(i),
                                    second.assignment().cluster(i)),
                            way -> new ArrayList<>())
                    .add(i);
        }
        Comparator<Integer> surest = Comparator.comparing(i ->
                -Math.min(first.assignment().confidence(i), second.assignment().confidence(i)));
        return rows.entrySet().stream()
                .map(way -> new Flow(
                        way.getKey().get(0),
                        way.getKey().get(1),
                        way.getValue().stream().sorted(surest).toList()))
                .sorted(Comparator.comparing((Flow flow) -> -flow.rows().size()))
                .toList();
    }

    /** Samples of each group of the first result, a row each, in each group of the second, in the order of {@link Side#all}. */
    int[][] counts() {
        List<Integer> from = first.all();
        List<Integer> to = second.all();
        int[][] counts = new int[from.size()][to.size()];
        for (int i = 0; i < data.size(); i++) {
            // Outliers are the last of both.
            int a = first.assignment().cluster(i);
            int b = second.assignment().cluster(i);
            counts[a == Labels.NONE ? from.size() - 1 : a][b == Labels.NONE ? to.size() - 1 : b]++;
        }
        return counts;
    }
}
