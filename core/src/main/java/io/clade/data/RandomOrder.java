package io.clade.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows in an order drawn by lot, every order as likely as any other. */
public final class RandomOrder {

    private RandomOrder() {}

    /** 0 … {@code n} − 1, shuffled (Fisher and Yates) by the next n − 1 numbers of {@code random}. */
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
