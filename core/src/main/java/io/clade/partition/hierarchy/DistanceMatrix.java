package io.clade.partition.hierarchy;

import io.clade.distance.DistancesTo;
import io.clade.partition.HeapCheck;
import io.clade.tensor.runtime.Workers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * All distances between n samples, as n rows of n single-precision numbers: they take as much memory as half of them in
 * double precision, and every row is contiguous.
 */
final class DistanceMatrix {

    private static final int ROWS = 16;
    private static final int TILE = 64;

    private DistanceMatrix() {}

    /** Bytes that the matrix of n samples takes. */
    static long bytes(long n) {
        return n * (n * Float.BYTES + 16);
    }

    /**
     * @param purpose of the matrix, the beginning of the refusal
     * @throws io.clade.input.InputException where it does not fit into the memory left
     */
    static void requireHeap(int n, String purpose) {
        HeapCheck.require(
                bytes(n),
                "%s of %s samples needs %%s for their distances".formatted(purpose, n),
                "cluster fewer samples with --limit, or use linkage=single, which stores no distances");
    }

    /**
     * Computes the matrix, with +∞ on its diagonal.
     *
     * @param squared whether to keep squares
     * @param measured hears how many rows are done, from time to time, on any thread
     */
    static float[][] of(DistancesTo distancesTo, boolean squared, Workers workers, IntConsumer measured) {
        int n = distancesTo.size();
        float[][] rows = new float[n][n];
        AtomicInteger done = new AtomicInteger();
        workers.forEach((n + ROWS - 1) / ROWS, (number, worker) -> {
            for (int i = number * ROWS; i < Math.min(n, (number + 1) * ROWS); i++) {
                float[] row = rows[i];
                distancesTo.measure(distancesTo.sample(i), i + 1, n, row, i + 1);
                if (squared) {
                    square(row, i + 1);
                }
                row[i] = Float.POSITIVE_INFINITY;
            }
            measured.accept(Math.min(n, done.addAndGet(ROWS)));
        });
        workers.forEach((n + TILE - 1) / TILE, (tile, worker) -> mirror(rows, tile * TILE));
        return rows;
    }

    private static void square(float[] row, int from) {
        for (int j = from; j < row.length; j++) {
            row[j] *= row[j];
        }
    }

    /** Copies the entries right of the diagonal, tile by tile, to those left of it in the rows {@code from …}. */
    private static void mirror(float[][] rows, int from) {
        int to = Math.min(rows.length, from + TILE);
        for (int column = 0; column < to; column += TILE) {
            for (int i = from; i < to; i++) {
                float[] row = rows[i];
                for (int j = column; j < Math.min(i, column + TILE); j++) {
                    row[j] = rows[j][i];
                }
            }
        }
    }
}
