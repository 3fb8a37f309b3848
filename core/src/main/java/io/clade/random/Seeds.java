package io.clade.random;

import io.clade.input.Require;

/** Derives every random stream of a fit from its one seed. */
public final class Seeds {

    /** The increment of the splitmix64 generator, the odd number nearest 2⁶⁴/φ. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * Checks the seeds of runs, which are S, S+1, …
     *
     * @throws io.clade.input.InputException where there is no run, or the last seed is beyond the largest number
     */
    public static void requireRuns(long seed, int runs) {
        Require.atLeast("The number of runs (--runs)", runs, 1);
        Require.that(
                seed <= Long.MAX_VALUE - runs,
                "The seeds of %s runs from %s on are beyond the largest, %s. Give a smaller --seed.",
                runs,
                seed,
                Long.MAX_VALUE);
    }

    /** A seed for the {@code stream}-th purpose of a fit seeded {@code seed}; streams do not overlap in practice. */
    public static long derive(long seed, long stream) {
        long mixed = seed + (stream + 1) * GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
