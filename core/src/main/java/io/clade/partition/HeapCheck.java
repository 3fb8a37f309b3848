package io.clade.partition;

import io.clade.input.Require;
import java.util.Locale;

/** Checks that there is enough memory before work begins. */
public final class HeapCheck {

    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private HeapCheck() {}

    /**
     * @param bytes of the Java heap that are needed
     * @param need sentence on what needs them, with {@code %s} for their number
     * @param instead alternative to giving more memory
     * @throws io.clade.input.InputException where they do not fit into what is left
     */
    public static void require(double bytes, String need, String instead) {
        long free = free();
        Require.that(
                bytes <= free,
                "%s, but the Java heap has only %.0f MB left. Enlarge it with JAVA_TOOL_OPTIONS=-Xmx…, %s.",
                need.formatted(String.format(Locale.ROOT, "%.0f MB", bytes / BYTES_PER_MEGABYTE)),
                free / BYTES_PER_MEGABYTE,
                instead);
    }

    /** The number of computations that need {@code bytes} of the Java heap each and fit into what is left; at least 1. */
    public static int fitting(double bytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, free() / bytes));
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
