package io.clade.run.comparison;

import io.clade.tensor.runtime.ProcessMemory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures the resident memory of this process while work runs, on a thread of its own every {@value #INTERVAL_MILLIS}
 * ms, so that a shorter peak may be missed. Java's and libtorch's own memory and data on the heap count; on Linux
 * mapped files do not. Memory of earlier work is released before the first measurement, as far as possible.
 */
final class MemoryMeter {

    private static final long INTERVAL_MILLIS = 10;

    private volatile long peak;
    private volatile long added;
    private volatile long before;

    /** The most resident bytes during any {@link #during}; 0 where there was none. */
    long peak() {
        return peak;
    }

    /** The most resident bytes during any {@link #during}, beyond those at the start of the first. */
    long added() {
        return added;
    }

    /** The resident bytes when no work runs. */
    static long idle() {
        ProcessMemory.release();
        return ProcessMemory.resident();
    }

    /** Runs {@code body} and measures. */
    <T> T during(Supplier<T> body) {
        if (before == 0) {
            before = idle();
        }
        look();
        CountDownLatch done = new CountDownLatch(1);
        Thread watcher = new Thread(() -> watch(done), "memory-meter");
        watcher.setDaemon(true);
        watcher.start();
        try {
            return body.get();
        } finally {
            done.countDown();
            join(watcher);
            look();
        }
    }

    private void watch(CountDownLatch done) {
        try {
            while (!done.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread watcher) {
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        long now = ProcessMemory.resident();
        peak = Math.max(peak, now);
        added = Math.max(added, now - before);
    }
}
