package io.clade.partition.hierarchy;

import io.clade.distance.DistancesTo;
import io.clade.distance.Metric;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Single linkage from the minimum spanning tree of all samples, grown from one sample by its nearest sample each time
 * (R. C. Prim, Shortest connection networks and some generalizations, Bell System Technical Journal 36(6), 1957): in
 * O(n²) time, keeping n distances at once (J. C. Gower and G. J. S. Ross, Minimum spanning trees and single linkage
 * cluster analysis, Applied Statistics 18(1), 1969).
 */
final class SpanningTree {

    /** The number of operations worth another thread. */
    private static final long SHARE = 1 << 21;

    private final DistancesTo distancesTo;
    private final Metric metric;
    private final int channels;
    private final Workers workers;
    /** The sample in each place; those not in the tree yet come first. */
    private final int[] samples;
    /** The least distance of each place from the tree. */
    private final float[] least;
    /** The sample of the tree nearest to each place. */
    private final int[] from;

    private final float[] measured;

    private SpanningTree(DistancesTo distancesTo, Metric metric, int channels, Workers workers) {
        int n = distancesTo.size();
        this.distancesTo = distancesTo;
        this.metric = metric;
        this.channels = channels;
        this.workers = workers;
        this.samples = IntStream.range(0, n).toArray();
        this.least = new float[n];
        this.from = new int[n];
        this.measured = new float[n];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
    }

    /**
     * The single-linkage dendrogram of the samples of {@code distancesTo}, whose places it changes.
     *
     * @param joined hears how many samples are in the tree
     */
    static Dendrogram run(DistancesTo distancesTo, Metric metric, int channels, Workers workers, IntConsumer joined) {
        return new SpanningTree(distancesTo, metric, channels, workers).run(joined);
    }

    private Dendrogram run(IntConsumer joined) {
        int merges = samples.length - 1;
        int[] first = new int[merges];
        int[] second = new int[merges];
        double[] heights = new double[merges];
        float[] newest = distancesTo.sample(0);
        float[][] originals = new float[samples.length][];
        Arrays.setAll(originals, distancesTo::sample);
        int left = merges;
        moveTo(0, left);
        for (int i = 0; i < merges; i++) {
            int next = relax(newest, samples[left], left);
            first[i] = from[next];
            second[i] = samples[next];
            heights[i] = metric.between(originals[first[i]], originals[second[i]], channels);
            newest = distancesTo.sample(next);
            moveTo(next, --left);
            joined.accept(i + 1);
        }
        return Dendrogram.of(first, second, heights);
    }

    /**
     * Updates the least distances of the first {@code left} places with the newest sample of the tree; returns the
     * place then nearest to the tree.
     */
    private int relax(float[] newest, int sample, int left) {
        int pieces = (int) Math.max(1, Math.min(left, left * distancesTo.cost() / SHARE));
        if (pieces == 1) {
            distancesTo.measure(newest, 0, left, measured, 0);
        } else {
            workers.forEach(pieces, (piece, worker) -> {
                int start = (int) ((long) left * piece / pieces);
                distancesTo.measure(newest, start, (int) ((long) left * (piece + 1) / pieces), measured, start);
            });
        }
        int nearest = 0;
        for (int j = 0; j < left; j++) {
            if (measured[j] < least[j]) {
                least[j] = measured[j];
                from[j] = sample;
            }
            if (least[j] < least[nearest]) {
                nearest = j;
            }
        }
        return nearest;
    }

    /** Moves the sample at {@code place} behind the remaining places. */
    private void moveTo(int place, int end) {
        distancesTo.exchange(place, end);
        int sample = samples[place];
        samples[place] = samples[end];
        samples[end] = sample;
        least[place] = least[end];
        from[place] = from[end];
    }
}
