package io.clade.report.pair;

import io.clade.data.Labels;
import io.clade.model.Assignment;
import io.clade.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of two results.
 *
 * @param name for the reader
 * @param metrics of its fit
 * @param assignment of its best run, n samples
 * @param command the command line that makes it again; empty where there was none
 */
public record Side(String name, Metrics metrics, Assignment assignment, String command) {

    /** Its groups: the clusters, and last the outliers, where there are any. */
    Labels groups() {
        Labels clusters = assignment.clusters();
        int[] codes = IntStream.range(0, clusters.size())
                .map(i -> group(clusters.get(i)))
                .toArray();
        return outliers() == 0 ? clusters : Labels.ofCodes(codes, clusters.count() + 1);
    }

    /** The number that {@code cluster} has among {@link #groups}. */
    int group(int cluster) {
        return cluster == Labels.NONE ? assignment.clusters().count() : cluster;
    }

    /** Samples in no cluster. */
    int outliers() {
        return assignment.size() - IntStream.of(assignment.clusters().sizes()).sum();
    }

    /** The codes of its groups: the clusters, and {@link Labels#NONE} where there are outliers. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>(
                IntStream.range(0, assignment.clusters().count()).boxed().toList());
        if (outliers() > 0) {
            all.add(Labels.NONE);
        }
        return all;
    }

    /** The run that is shown. */
    Metrics.Run best() {
        return metrics.runs().get(metrics.best());
    }
}
