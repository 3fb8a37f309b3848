package io.clade.report.cluster;

import io.clade.data.Labels;
import io.clade.evaluation.quality.Merger;
import io.clade.evaluation.quality.Split;
import io.clade.report.Findings;
import io.clade.report.Numerals;
import io.clade.run.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each cluster has to do with the others: the nearest one, and whether it looks like a part of one or like two. */
final class Hints {

    private static final int MOST_MERGERS = 3;

    private final Findings findings;
    private final Composition composition;
    private final List<Merger> mergers;
    private final Map<Integer, Split> splits;

    Hints(Findings findings, Composition composition) {
        this.findings = findings;
        this.composition = composition;
        Labels clusters = findings.assignment().clusters();
        this.mergers = Merger.hints(findings.embedding(), clusters);
        this.splits = Split.hints(findings.embedding(), clusters).stream()
                .filter(split -> of(split.cluster()).isEmpty())
                .collect(Collectors.toMap(Split::cluster, split -> split));
    }

    /** The mergers {@code cluster} is part of, the surest first. */
    private List<Merger> of(int cluster) {
        return mergers.stream()
                .filter(merger -> merger.one() == cluster || merger.other() == cluster)
                .sorted(Comparator.comparingDouble(Merger::depth).reversed())
                .toList();
    }

    /** The nearest other cluster; empty where none was found. */
    String nearest(int cluster) {
        Quality quality = findings.metrics().quality();
        if (quality == null || cluster >= quality.clusters().size()) {
            return "";
        }
        Quality.Cluster known = quality.clusters().get(cluster);
        return known.nearest() == null || known.separation() == null
                ? ""
                : "Its nearest other cluster is " + named(known.nearest()) + ": their centroids are "
                        + Numerals.plain(known.separation(), 2) + " times the spread of all samples apart.";
    }

    /** What may be wrong with the cluster, a sentence each. */
    List<String> doubts(int cluster) {
        List<String> doubts = new ArrayList<>();
        of(cluster).stream()
                .limit(MOST_MERGERS)
                .forEach(merger -> doubts.add("It may be one with "
                        + named(merger.one() == cluster ? merger.other() : merger.one())
                        + ": between the two the density of samples does not fall below "
                        + Numerals.percent(merger.depth()) + " of its peaks."));
        if (splits.containsKey(cluster)) {
            doubts.add("It may be two: within it the density of samples falls to "
                    + Numerals.percent(splits.get(cluster).depth()) + " of its peaks.");
        }
        return doubts;
    }

    private String named(int cluster) {
        String majority = cluster < composition.clusters() ? composition.majorityInWords(cluster) : "";
        return "cluster " + cluster + (majority.isEmpty() ? "" : " (" + majority + ")");
    }
}
