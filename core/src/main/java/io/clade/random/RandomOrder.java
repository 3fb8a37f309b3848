package io.clade.random;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Random orders and random parts of rows. */
public final class RandomOrder {

    private RandomOrder() {}

    /**
     * {@code count} of the numbers 0 … {@code n} − 1, ascending, each choice equally likely: selection sampling (Knuth, The Art of
     * Computer Programming 2, algorithm 3.4.2S).
     */
    public static int[] part(int n, int count, SplittableRandom random) {
        return part(n, count, random::nextInt);
    }

    /** The same with the random numbers of {@code below}, which draws one of 0 … its argument − 1. */
    public static int[] part(int n, int count, IntUnaryOperator below) {
        int[] drawn = new int[count];
        int taken = 0;
        for (int i = 0; taken < count; i++) {
            if (below.applyAsInt(n - i) < count - taken) {
                drawn[taken++] = i;
            }
        }
        return drawn;
    }

    /**
     * A random order of 0 … {@code n} − 1, each equally likely: the Fisher–Yates shuffle with the next n − 1 numbers of
     * {@code random}.
     */
    public static int[] of(int n, SplittableRandom random) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
