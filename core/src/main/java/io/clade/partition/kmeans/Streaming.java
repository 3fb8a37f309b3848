package io.clade.partition.kmeans;

import com.sun.management.OperatingSystemMXBean;
import io.clade.input.Hyperparameter;
import io.clade.input.Require;
import java.lang.management.ManagementFactory;

/**
 * The settings that decide whether samples are held in memory or streamed.
 *
 * @param algorithm that finds prototypes
 * @param batch samples a mini-batch
 * @param memory that the samples may take, in megabytes (2²⁰ bytes); 0 for a quarter of the machine's
 */
public record Streaming(
        @Hyperparameter(
                "lloyd (samples held in memory), minibatch (samples streamed from disk), or auto (by the size of the data).")
        Algorithm algorithm,

        @Hyperparameter(value = "Samples per mini-batch.", least = 1)
        int batch,

        @Hyperparameter(
                value =
                        "Memory for the samples, in megabytes, above which they are streamed; 0 takes a quarter of the machine's memory.",
                least = 0)
        int memory) {

    /** The algorithm that finds prototypes. */
    public enum Algorithm {
        /** {@link #LLOYD} while the samples fit into the memory allowed, {@link #MINIBATCH} beyond. */
        AUTO,
        LLOYD,
        MINIBATCH
    }

    private static final int SHARE = 4;
    private static final long MEGABYTE = 1 << 20;

    public Streaming {
        Require.atLeast("batch", batch, 1);
        Require.atLeast("memory", memory, 0);
    }

    /** True if n×d numbers are streamed. */
    public boolean streams(long n, long d) {
        return algorithm == Algorithm.MINIBATCH || (algorithm == Algorithm.AUTO && n > mostRows(d));
    }

    /** Samples of d numbers that the memory allowed holds. */
    public long mostRows(long d) {
        return allowed() / (d * Float.BYTES);
    }

    /** The memory allowed, in megabytes. */
    public long allowedMegabytes() {
        return allowed() / MEGABYTE;
    }

    private long allowed() {
        if (memory > 0) {
            return memory * MEGABYTE;
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / SHARE;
    }
}
