package io.clade.testing;

import java.util.Random;

/**
 * Checks a property on many random values, small ones first. When one fails, its size is halved as long as it still
 * fails, and the error says which seed and size to give {@link #one} to see it again.
 *
 * <pre>{@code
 * Trials.of(200, 7, (random, size) -> random.ints(size, 0, 9).toArray(), x -> assertThat(sorted(x)).isSorted());
 * }</pre>
 */
public final class Trials {

    /** The size of the last trial. */
    public static final int LARGEST = 100;

    private static final int SHOWN = 400;

    private Trials() {}

    /** Makes a value of about this size (how many samples, say; at least 1) from these random numbers alone. */
    @FunctionalInterface
    public interface Generator<T> {
        T generate(Random random, int size);
    }

    /** Throws if the value does not have the property. */
    @FunctionalInterface
    public interface Property<T> {
        void check(T value) throws Exception;
    }

    /**
     * Runs {@code trials} trials with sizes rising from 1 to {@link #LARGEST}.
     *
     * @throws AssertionError on the first value without the property, made as small as halving does
     */
    public static <T> void of(int trials, long seed, Generator<T> generator, Property<T> property) {
        var seeds = new Random(seed);
        for (int trial = 0; trial < trials; trial++) {
            long own = seeds.nextLong();
            int size = trials == 1 ? LARGEST : 1 + (int) ((LARGEST - 1L) * trial / (trials - 1));
            if (failure(own, size, generator, property) != null) {
                one(own, smallest(own, size, generator, property), generator, property);
            }
        }
    }

    /** One trial, to look at a failure again. */
    public static <T> void one(long seed, int size, Generator<T> generator, Property<T> property) {
        Throwable failure = failure(seed, size, generator, property);
        if (failure != null) {
            String value = String.valueOf(generator.generate(new Random(seed), size));
            throw new AssertionError(
                    "Fails with seed %dL and size %d (Trials.one(%dL, %d, …) repeats it) on %s%n%s"
                            .formatted(
                                    seed,
                                    size,
                                    seed,
                                    size,
                                    value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value,
                                    failure.getMessage()),
                    failure);
        }
    }

    private static <T> int smallest(long seed, int size, Generator<T> generator, Property<T> property) {
        int smallest = size;
        while (smallest > 1 && failure(seed, smallest / 2, generator, property) != null) {
            smallest /= 2;
        }
        return smallest;
    }

    /** What went wrong, or null. */
    private static <T> Throwable failure(long seed, int size, Generator<T> generator, Property<T> property) {
        T value = generator.generate(new Random(seed), size);
        try {
            property.check(value);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }
}
