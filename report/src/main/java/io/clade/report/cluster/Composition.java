package io.clade.report.cluster;

import io.clade.data.Labels;
import io.clade.model.Assignment;
import io.clade.report.page.Numerals;
import java.util.Optional;
import java.util.stream.IntStream;

/** The composition of each cluster: the number of its samples, their confidence and their labels. */
public final class Composition {

    private final Assignment assignment;
    private final int[] sizes;
    private final double[] confidence;
    private final Optional<Labels> labels;
    private final int[] majority;
    private final int[] majoritySize;

    public Composition(Assignment assignment, Optional<Labels> labels) {
        this.assignment = assignment;
        this.sizes = assignment.clusters().sizes();
        this.labels = labels;
        this.confidence = new double[sizes.length];
        for (int i = 0; i < assignment.size(); i++) {
            if (assignment.cluster(i) != Labels.NONE) {
                confidence[assignment.cluster(i)] += assignment.confidence(i) / sizes[assignment.cluster(i)];
            }
        }
        this.majority = new int[sizes.length];
        this.majoritySize = new int[sizes.length];
        labels.ifPresent(this::findMajorities);
    }

    private void findMajorities(Labels truth) {
        int[][] counts = new int[sizes.length][truth.count()];
        for (int i = 0; i < truth.size(); i++) {
            if (assignment.cluster(i) != Labels.NONE && truth.get(i) != Labels.NONE) {
                counts[assignment.cluster(i)][truth.get(i)]++;
            }
        }
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            int[] of = counts[cluster];
            majority[cluster] = IntStream.range(0, of.length)
                    .reduce((best, label) -> of[label] > of[best] ? label : best)
                    .orElse(Labels.NONE);
            majoritySize[cluster] = majority[cluster] == Labels.NONE ? 0 : of[majority[cluster]];
        }
    }

    public int clusters() {
        return sizes.length;
    }

    public int size(int cluster) {
        return sizes[cluster];
    }

    public int outliers() {
        return assignment.size() - IntStream.of(sizes).sum();
    }

    /** The mean confidence over the cluster's samples. */
    public double confidence(int cluster) {
        return confidence[cluster];
    }

    /** The label that most samples of the cluster have, or {@link Labels#NONE}. */
    public int majority(int cluster) {
        return majoritySize[cluster] > 0 ? majority[cluster] : Labels.NONE;
    }

    /** The part of the cluster's samples that have its majority label, 0…1. */
    public double majorityShare(int cluster) {
        return sizes[cluster] == 0 ? 0 : (double) majoritySize[cluster] / sizes[cluster];
    }

    /** For example {@code 92 % labelled 7}; empty without labels. */
    public String majorityInWords(int cluster) {
        return majority(cluster) == Labels.NONE ? "" : percent(cluster) + " labelled " + name(cluster);
    }

    /** For example {@code 7 (92 %)}; empty without labels. */
    public String majorityInBrief(int cluster) {
        return majority(cluster) == Labels.NONE ? "" : name(cluster) + " (" + percent(cluster) + ")";
    }

    private String name(int cluster) {
        return labels.orElseThrow().name(majority(cluster));
    }

    private String percent(int cluster) {
        return Numerals.percent(majorityShare(cluster));
    }
}
