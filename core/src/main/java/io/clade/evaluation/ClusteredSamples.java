package io.clade.evaluation;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.input.Require;
import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The samples that are in a cluster, outliers left out, with clusters that are not empty numbered from 0. */
final class ClusteredSamples {

    final Matrix points;
    /** The row in {@link #points} of each of the n samples, ascending. */
    final int[] rows;
    /** The cluster of each of the n samples, from 0 to k − 1. */
    final int[] clusters;
    /** The number of samples in each of the k clusters, above 0. */
    final int[] sizes;

    private ClusteredSamples(Matrix points, Labels labels, int[] rows) {
        this.points = points;
        this.rows = rows;
        int[] all = new int[labels.count()];
        for (int row : rows) {
            all[labels.get(row)]++;
        }
        int[] filled = IntStream.range(0, all.length).filter(c -> all[c] > 0).toArray();
        int[] number = new int[all.length];
        Arrays.setAll(number, c -> Arrays.binarySearch(filled, c));
        this.sizes = Arrays.stream(filled).map(c -> all[c]).toArray();
        this.clusters = Arrays.stream(rows).map(row -> number[labels.get(row)]).toArray();
    }

    /** @throws io.clade.input.InputException unless there is one label a row */
    static ClusteredSamples of(Matrix points, Labels labels) {
        requireSameSize(points, labels);
        return new ClusteredSamples(points, labels, members(labels));
    }

    /**
     * As {@link #of}, but for at most {@code most} samples: from more, so many are drawn without replacement, each
     * sample with the same probability.
     */
    static ClusteredSamples sampled(Matrix points, Labels labels, int most, long seed) {
        requireSameSize(points, labels);
        int[] members = members(labels);
        return new ClusteredSamples(points, labels, members.length <= most ? members : draw(members, most, seed));
    }

    private static void requireSameSize(Matrix points, Labels labels) {
        Require.that(
                points.rows() == labels.size(),
                "There are %d points but %d assigned samples. Maybe they belong to different datasets.",
                points.rows(),
                labels.size());
    }

    private static int[] members(Labels labels) {
        return IntStream.range(0, labels.size())
                .filter(i -> labels.get(i) != Labels.NONE)
                .toArray();
    }

    private static int[] draw(int[] members, int most, long seed) {
        // java.util.Random: its numbers are specified, so they are the same on every Java.
        var random = new Random(seed);
        int[] places = RandomOrder.part(members.length, most, left -> (int) (left * random.nextDouble()));
        return Arrays.stream(places).map(i -> members[i]).toArray();
    }

    /** True if there is something to compare: 2 ≤ k ≤ n − 1. */
    boolean isComparable() {
        return sizes.length >= 2 && sizes.length < rows.length;
    }

    int size() {
        return rows.length;
    }
}
