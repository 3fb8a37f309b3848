package io.clade.report.cluster;

import io.clade.evaluation.quality.MergeHint;
import io.clade.evaluation.quality.MergeSplitHints;
import io.clade.evaluation.quality.SplitHint;
import io.clade.report.findings.Findings;
import io.clade.report.page.Numerals;
import io.clade.run.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The relations of each cluster to the others: the nearest one, and whether it looks like a part of another or like
 * two.
 */
final class ClusterRelations {

    private static final int MOST_MERGERS = 3;

    private final Findings findings;
    private final Composition composition;
    private final List<MergeHint> mergers;
    private final Map<Integer, SplitHint> splits;

    ClusterRelations(Findings findings, Composition composition) {
        this.findings = findings;
        this.composition = composition;
        MergeSplitHints mergeSplit =
                MergeSplitHints.of(findings.embedding(), findings.assignment().clusters());
        this.mergers = mergeSplit.mergers();
        this.splits = mergeSplit.splits().stream().collect(Collectors.toMap(SplitHint::cluster, split -> split));
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

    /** The doubts about the cluster, a sentence each. */
    List<String> doubts(int cluster) {
        List<String> doubts = new ArrayList<>();
        mergers.stream()
                .filter(merger -> merger.holds(cluster))
                .limit(MOST_MERGERS)
                .forEach(merger -> doubts.add("It may be one cluster together with "
                        + named(merger.one() == cluster ? merger.other() : merger.one())
                        + ": between the two, the density of samples does not fall below "
                        + Numerals.percent(merger.depth()) + " of the peaks."));
        if (splits.containsKey(cluster)) {
            doubts.add("It may be two clusters: inside it, the density of samples falls to "
                    + Numerals.percent(splits.get(cluster).depth()) + " of the peaks.");
        }
        return doubts;
    }

    private String named(int cluster) {
        String majority = cluster < composition.clusters() ? composition.majorityInWords(cluster) : "";
        return "cluster " + cluster + (majority.isEmpty() ? "" : " (" + majority + ")");
    }
}
