package io.clade.partition;

import io.clade.input.Require;

/** Looks whether there is memory for what is about to begin. */
public final class HeapCheck {

    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private HeapCheck() {}

    /**
     * @param bytes of the Java heap that are needed
     * @param need what needs them, with {@code %s} where their number is to stand
     * @param instead what else can be done than to give more memory
     * @throws io.clade.input.InputException where they do not fit into what is left
     */
    public static void require(double bytes, String need, String instead) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        Require.that(
                bytes <= free,
                "%s, but the Java heap has only %.0f MB left. Enlarge it with JAVA_TOOL_OPTIONS=-Xmx…, %s.",
                need.formatted("%.0f MB".formatted(bytes / BYTES_PER_MEGABYTE)),
                free / BYTES_PER_MEGABYTE,
                instead);
    }
}
