package io.clade.tensor.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Runs the pieces of one computation in parallel, each on one thread. For loops over blocks of samples this is faster
 * than threads inside every operation: threads wait for each other once for a loop instead of several times for a
 * block, which is many times faster on a busy machine. No operation is split, so results are the same, bit for bit, for
 * any number of threads.
 */
public final class Workers {

    private final int count;
    private final ExecutorService others;

    private Workers(int count, ExecutorService others) {
        this.count = count;
        this.others = others;
    }

    /**
     * Runs {@code body}, with as many workers as an operation may use threads. Until it ends, operations use one thread
     * each, in {@code body} itself too.
     */
    public static <T> T run(Function<Workers, T> body) {
        int count = NativeRuntime.workers();
        return count == 1
                ? body.apply(new Workers(1, null))
                : NativeRuntime.onOneThread(
                        () -> with(Executors.newFixedThreadPool(count - 1, Workers::thread), count, body));
    }

    private static <T> T with(ExecutorService others, int count, Function<Workers, T> body) {
        try {
            return body.apply(new Workers(count, others));
        } finally {
            others.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    NativeRuntime.threadsOfThis(1);
                    work.run();
                },
                "clade-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** One piece of a computation. */
    @FunctionalInterface
    public interface Piece {

        /**
         * @param number of the piece, from 0
         * @param worker that runs it, from 0 to {@link #count()} − 1, for buffers that a worker reuses for its pieces
         */
        void run(int number, int worker);
    }

    /** The number of pieces that run at once. */
    public int count() {
        return count;
    }

    /**
     * Runs {@code piece} for 0 … {@code pieces} − 1 and waits for all. Each has a scope of its own and records no
     * gradients; pieces must write to different places. The first failure is thrown once every worker has stopped.
     */
    public void forEach(int pieces, Piece piece) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> started = new ArrayList<>();
        for (int worker = 1; worker < Math.min(count, pieces); worker++) {
            int number = worker;
            started.add(others.submit(() -> drain(next, pieces, piece, number)));
        }
        RuntimeException failure = null;
        try {
            drain(next, pieces, piece, 0);
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> one : started) {
            failure = first(failure, outcome(one));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void drain(AtomicInteger next, int pieces, Piece piece, int worker) {
        try {
            Scope.withoutGradients(() -> {
                for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
                    int current = number;
                    Scope.run(() -> {
                        piece.run(current, worker);
                        return null;
                    });
                }
            });
        } catch (RuntimeException | Error e) {
            next.set(pieces);
            throw e;
        }
    }

    private static RuntimeException outcome(Future<?> piece) {
        try {
            Uninterrupted.get(piece);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    private static RuntimeException first(RuntimeException earlier, RuntimeException later) {
        return earlier != null ? earlier : later;
    }
}
