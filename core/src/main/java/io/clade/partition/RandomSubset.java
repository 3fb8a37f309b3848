package io.clade.partition;

import io.clade.random.RandomOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws some of many samples, none twice. */
public final class RandomSubset {

    private RandomSubset() {}

    /** Numbers of {@code most} of n samples in random order; of all n in their order where that are not more. */
    public static int[] of(int n, int most, long seed) {
        return n > most
                ? Arrays.copyOf(RandomOrder.of(n, new SplittableRandom(seed)), most)
                : IntStream.range(0, n).toArray();
    }
}
