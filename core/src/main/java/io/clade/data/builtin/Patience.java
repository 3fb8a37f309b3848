package io.clade.data.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that a download waits.
 *
 * @param stall longest wait for an answer, and for the next {@code bytes} of it
 * @param bytes that must come in that time
 * @param total longest time of all attempts
 */
record Patience(Duration stall, long bytes, Duration total) {

    /** The end of the time of a download that begins now. */
    Limit begin() {
        return new Limit(System.nanoTime() + total.toNanos());
    }

    /** @param end in the nanoseconds of {@link System#nanoTime()} */
    record Limit(long end) {

        boolean over() {
            return System.nanoTime() - end > 0;
        }
    }

    /** Watches over the reading of {@code body} until it is closed. */
    Watch watch(InputStream body, Limit limit) {
        return new Watch(this, body, limit);
    }

    /** Closes a stream when patience is at its end, which ends a read that waits for ever. */
    static final class Watch implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, "clade-fetch-watch");
            thread.setDaemon(true);
            return thread;
        });
        private final Patience patience;
        private final InputStream body;
        private final Limit limit;
        private final AtomicLong come = new AtomicLong();
        private final AtomicReference<Optional<String>> reason = new AtomicReference<>(Optional.empty());
        private long before;
        private long since = System.nanoTime();

        private Watch(Patience patience, InputStream body, Limit limit) {
            this.patience = patience;
            this.body = body;
            this.limit = limit;
            long often = 1 + patience.stall().toMillis() / 8;
            var unused = clock.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
        }

        /** Reads from the stream that is watched, as {@link InputStream#read(byte[])} does. */
        int read(InputStream from, byte[] block) throws IOException {
            try {
                int count = from.read(block);
                come.addAndGet(Math.max(0, count));
                return count;
            } catch (IOException e) {
                throw reason.get().isPresent() ? new IOException(reason.get().get(), e) : e;
            }
        }

        private void look() {
            long now = System.nanoTime();
            if (come.get() - before >= patience.bytes()) {
                before = come.get();
                since = now;
            }
            if (limit.over()) {
                end("it took longer than " + text(patience.total()));
            } else if (now - since > patience.stall().toNanos()) {
                end("fewer than %s bytes came in %s".formatted(patience.bytes(), text(patience.stall())));
            }
        }

        private static String text(Duration time) {
            return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toMillis() / 1000.0 + " s";
        }

        private void end(String why) {
            reason.set(Optional.of(why));
            try {
                body.close();
            } catch (IOException e) {
                since = System.nanoTime();
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
