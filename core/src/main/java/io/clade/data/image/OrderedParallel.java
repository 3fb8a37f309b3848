package io.clade.data.image;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs work on several cores and passes the results on in the order of the input, holding few of them at a time. */
final class OrderedParallel {

    private static final int WAITING_A_THREAD = 8;

    private OrderedParallel() {}

    /** A consumer of a result, which may throw an {@link IOException}. */
    interface Taker<R> {
        void take(int index, R result) throws IOException;
    }

    /** Gives {@code taker}, on this thread, the result of {@code work} for each item, in order. */
    static <T, R> void run(List<T> items, Function<T, R> work, Taker<R> taker) throws IOException {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), items.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), runnable -> {
            Thread thread = new Thread(runnable, "clade-read");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<R>> waiting = new ArrayDeque<>();
            int next = 0;
            for (int index = 0; index < items.size(); index++) {
                while (next < items.size() && waiting.size() < threads * WAITING_A_THREAD) {
                    T item = items.get(next++);
                    waiting.add(pool.submit(() -> work.apply(item)));
                }
                taker.take(index, result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was interrupted", e);
        }
    }
}
