package io.clade.testing;

import java.util.Arrays;
import java.util.Random;

/** Batches of series of different lengths for tests. */
public final class SeriesBatch {

    private SeriesBatch() {}

    /** n×T×d numbers from a normal distribution, NaN behind {@code lengths[i]} steps; the same for the same n, d, T. */
    public static float[] values(int n, int steps, int dimensions, int... lengths) {
        Random random = new Random(11);
        float[] values = new float[n * steps * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            Arrays.fill(values, (i * steps + lengths[i]) * dimensions, (i + 1) * steps * dimensions, Float.NaN);
        }
        return values;
    }
}
