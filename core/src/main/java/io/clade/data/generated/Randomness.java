package io.clade.data.generated;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.input.Require;
import java.util.Random;

/**
 * Random numbers that are the same on every platform and Java version: java.util.Random's sequence is part of its
 * contract, Gaussians included, and nothing here calls a Math function that may differ in its last bit.
 */
final class Randomness {

    private static final long MOST_NUMBERS = 250_000_000;

    private final Random random;

    /** Seeds are mixed first (the finaliser of MurmurHash3), since sequences of neighbouring seeds begin alike. */
    Randomness(long seed) {
        long mixed = seed;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        random = new Random(mixed ^ mixed >>> 33);
    }

    /** Refuses sets too large for an array. */
    static void requireRoom(String set, long n, long d) {
        Require.that(
                n * d <= MOST_NUMBERS,
                "%s: %d samples of %d features exceed the limit of %d numbers.",
                set,
                n,
                d,
                MOST_NUMBERS);
    }

    /** A random number, uniform on [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Skips {@code count} numbers of {@link #uniform}. */
    void skipUniforms(long count) {
        for (long i = 0; i < count; i++) {
            random.nextDouble();
        }
    }

    double gaussian(double deviation) {
        return deviation * random.nextGaussian();
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** True {@code share} of the time. */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** 0…{@code size}−1 in random order. */
    int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A table of {@code values}, with labels by number, its rows in random order. */
    Dataset shuffled(String name, double[][] values, int[] codes, int classes) {
        int width = values[0].length;
        float[] rows = new float[Math.multiplyExact(values.length, width)];
        int[] labels = new int[values.length];
        int[] order = permutation(values.length);
        for (int i = 0; i < order.length; i++) {
            labels[i] = codes[order[i]];
            for (int j = 0; j < width; j++) {
                rows[i * width + j] = (float) values[order[i]][j];
            }
        }
        return Dataset.of(name, Shape.table(width), new FloatSamples(width, rows))
                .withLabels(Labels.ofCodes(labels, classes));
    }
}
