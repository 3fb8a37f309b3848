package io.clade.partition;

import io.clade.distance.DistancesTo;
import io.clade.tensor.runtime.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The samples near every sample, itself among them, and their distances from it; from all pairs, under any metric. */
public final class Neighbourhoods {

    /** Samples that a thread takes at a time. */
    private static final int ROWS = 16;

    private final int[][] columns;
    private final float[][] distances;

    private Neighbourhoods(int[][] columns, float[][] distances) {
        this.columns = columns;
        this.distances = distances;
    }

    private interface Choice {
        /** The samples, ascending, near sample {@code i}, itself included, by its distances from all. */
        int[] of(int i, float... row);
    }

    /**
     * The {@code count} samples nearest to each, and itself; all where there are fewer.
     *
     * @param measured hears how many samples have been compared with all others, on any thread
     */
    public static Neighbourhoods nearest(DistancesTo distancesTo, int count, Workers workers, IntConsumer measured) {
        int most = Math.min(count, distancesTo.size() - 1) + 1;
        return of(distancesTo, workers, measured, (i, row) -> nearest(row, most));
    }

    /** The samples nearer than {@code radius} to each, and itself. */
    public static Neighbourhoods within(DistancesTo distancesTo, float radius, Workers workers, IntConsumer measured) {
        return of(distancesTo, workers, measured, (i, row) -> within(row, i, radius));
    }

    private static Neighbourhoods of(DistancesTo distancesTo, Workers workers, IntConsumer measured, Choice choice) {
        int n = distancesTo.size();
        int[][] columns = new int[n][];
        float[][] distances = new float[n][];
        float[][] buffers = new float[workers.count()][n];
        AtomicInteger done = new AtomicInteger();
        workers.forEach((n + ROWS - 1) / ROWS, (piece, worker) -> {
            float[] row = buffers[worker];
            for (int i = piece * ROWS; i < Math.min(n, (piece + 1) * ROWS); i++) {
                distancesTo.measure(distancesTo.sample(i), 0, n, row, 0);
                // Equal samples: it is itself that must be among the nearest.
                row[i] = -1;
                columns[i] = choice.of(i, row);
                distances[i] = new float[columns[i].length];
                for (int j = 0; j < columns[i].length; j++) {
                    distances[i][j] = Math.max(0, row[columns[i][j]]);
                }
            }
            measured.accept(Math.min(n, done.addAndGet(ROWS)));
        });
        return new Neighbourhoods(columns, distances);
    }

    /** The samples near each sample, ascending; not to be written to. */
    public int[][] columns() {
        return columns;
    }

    /** The distances of each sample from those of {@link #columns}, 0 from itself; not to be written to. */
    public float[][] distances() {
        return distances;
    }

    /** The places of the {@code count} smallest numbers, ascending; of equal ones the first. */
    private static int[] nearest(float[] row, int count) {
        float[] least = new float[count];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (float value : row) {
            if (value < least[count - 1]) {
                int at = count - 1;
                for (; at > 0 && least[at - 1] > value; at--) {
                    least[at] = least[at - 1];
                }
                least[at] = value;
            }
        }
        float reach = least[count - 1];
        int equal = count;
        for (float value : least) {
            if (value < reach) {
                equal--;
            }
        }
        int[] chosen = new int[count];
        int found = 0;
        for (int j = 0; j < row.length && found < count; j++) {
            if (row[j] < reach || (row[j] == reach && equal-- > 0)) {
                chosen[found++] = j;
            }
        }
        return chosen;
    }

    /** The places of the numbers below {@code radius}, and {@code own}, ascending. */
    public static int[] within(float[] row, int own, float radius) {
        int count = 0;
        int[] chosen = new int[row.length];
        for (int j = 0; j < row.length; j++) {
            if (j == own || row[j] < radius) {
                chosen[count++] = j;
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
