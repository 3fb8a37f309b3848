package io.clade.partition;

import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a random subset of samples. */
public final class RandomSubset {

    private RandomSubset() {}

    /** The numbers of {@code most} of n samples in random order; of all n, in order, where there are no more. */
    public static int[] of(int n, int most, long seed) {
        return n > most
                ? Arrays.copyOf(RandomOrder.of(n, new SplittableRandom(seed)), most)
                : IntStream.range(0, n).toArray();
    }

    /** The same numbers in ascending order. */
    public static int[] ascending(int n, int most, long seed) {
        int[] rows = of(n, most, seed);
        Arrays.sort(rows);
        return rows;
    }
}
