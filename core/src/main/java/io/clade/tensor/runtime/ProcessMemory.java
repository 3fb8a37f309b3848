package io.clade.tensor.runtime;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;

/** The memory of this process, for checks that it stays bounded. */
public final class ProcessMemory {

    private static final long INTERVAL_NANOS = 20_000_000;
    /**
     * Measurements without a change after which no more memory will come: G1 waits a tenth of a second between the
     * parts of the heap that it returns; others return all at once.
     */
    private static final int QUIET_LOOKS = inBackground() ? 7 : 1;

    static {
        NativeRuntime.load();
    }

    private ProcessMemory() {}

    private static boolean inBackground() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .noneMatch(collector -> collector.getName().matches("Copy|MarkSweepCompact|PS .*"));
    }

    /**
     * Bytes of physical memory the whole process has, the Java heap's among them; on Linux without files mapped into it,
     * such as libraries and large data.
     */
    public static long resident() {
        return Pointer.physicalBytes();
    }

    /**
     * Returns unused memory, Java's and the C library's, to the system as far as possible, so that {@link #resident()}
     * depends little on earlier work. Java returns memory in the background, so this waits until no more comes, with G1 a
     * few tenths of a second.
     */
    public static void release() {
        System.gc();
        Allocator.handBack();
        long lowest = resident();
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            LockSupport.parkNanos(INTERVAL_NANOS);
            long now = resident();
            quiet = now < lowest ? 0 : quiet + 1;
            lowest = Math.min(lowest, now);
        }
    }

    /** The number of native objects, mostly tensors, that are not freed yet. */
    public static long objects() {
        return Pointer.totalCount();
    }
}
