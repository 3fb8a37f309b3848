package io.clade.run.comparison;

import io.clade.tensor.runtime.ProcessMemory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Watches the resident memory of this process while something runs: a thread of its own looks every
 * {@value #INTERVAL_MILLIS} ms, so a shorter peak may be missed. Java's and libtorch's own memory count, and the
 * data where they are held, but on Linux not the files that are mapped; what earlier work left behind is handed back
 * before the first time, as far as that can be done.
 */
final class MemoryMeter {

    private static final long INTERVAL_MILLIS = 10;

    private volatile long peak;
    private volatile long added;
    private volatile long before;

    /** The most bytes that were resident during any {@link #during}; 0 where there was none. */
    long peak() {
        return peak;
    }

    /** The most bytes that became resident during any {@link #during}, beyond those that were when the first began. */
    long added() {
        return added;
    }

    /** Bytes that are resident when nothing is at work. */
    static long idle() {
        ProcessMemory.release();
        return ProcessMemory.resident();
    }

    /** Runs {@code body} and watches. */
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
