package io.clade.random;

/** Derives every random stream of a fit from its one seed. */
public final class Seeds {

    /** The increment of the splitmix64 generator, the odd number nearest 2⁶⁴/φ. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A seed for the {@code stream}-th purpose of a fit seeded {@code seed}; streams do not overlap in practice. */
    public static long derive(long seed, long stream) {
        long mixed = seed + (stream + 1) * GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
