package io.clade.training;

import io.clade.input.Require;
import io.clade.random.RandomOrder;
import io.clade.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mini-batches of all samples in a new random order for every epoch. Sizes of batches differ by one at most: kernel
 * losses estimate densities from a batch, so none may be short.
 */
public final class Batches {

    private final int samples;
    private final int count;
    private final long seed;

    /**
     * @param samples n, at least 2
     * @param size of a batch asked for; the nearest number of equal batches is taken
     */
    public Batches(int samples, int size, long seed) {
        Require.atLeast("The number of samples", samples, 2);
        Require.atLeast("batch", size, 2);
        this.samples = samples;
        this.count = (int) Math.max(1, Math.round((double) samples / size));
        this.seed = seed;
    }

    /** About {@code size} of n = {@code samples} rows, an equal share of them in random order. */
    public static int[] share(int samples, int size, long seed) {
        return new Batches(samples, size, seed).epoch(1).get(0);
    }

    /** Batches in an epoch. */
    public int count() {
        return count;
    }

    /** The rows of each batch of epoch {@code epoch}: the same for the same seed and epoch. */
    public List<int[]> epoch(int epoch) {
        int[] order = RandomOrder.of(samples, new SplittableRandom(Seeds.derive(seed, epoch)));
        List<int[]> batches = new ArrayList<>(count);
        for (int b = 0; b < count; b++) {
            int from = (int) ((long) samples * b / count);
            int to = (int) ((long) samples * (b + 1) / count);
            batches.add(Arrays.copyOfRange(order, from, to));
        }
        return batches;
    }
}
