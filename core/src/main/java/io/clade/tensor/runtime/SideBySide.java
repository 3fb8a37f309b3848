package io.clade.tensor.runtime;

import io.clade.input.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Runs independent computations at the same time, such as fits of several methods, and gives each a share of the threads. This
 * is faster than one after another with all threads, since most operations gain little from a second thread.
 */
public final class SideBySide {

    private SideBySide() {}

    /**
     * The results of {@code tasks}, in their order. The calling thread waits until all have ended. After a failure no
     * further task begins, and the first failure in their order is thrown.
     *
     * @param most tasks at the same time, 1 or more; as many as there are threads run at most
     */
    public static <T> List<T> run(List<? extends Supplier<T>> tasks, int most) {
        Require.atLeast("most", most, 1);
        int own = NativeRuntime.threads();
        int atOnce = Math.min(Math.min(own, most), tasks.size());
        if (atOnce <= 1) {
            return tasks.stream().map(Supplier::get).toList();
        }
        // The last task has what is left over: the longest is best put last.
        int share = own / atOnce;
        int last = own - (atOnce - 1) * share;
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, SideBySide::thread);
        NativeRuntime.holdBlas();
        try {
            AtomicBoolean failed = new AtomicBoolean();
            List<Future<T>> started = new ArrayList<>();
            for (Supplier<T> task : tasks) {
                int used = started.size() == tasks.size() - 1 ? last : share;
                started.add(threads.submit(() -> onThreads(used, task, failed)));
            }
            return results(started);
        } finally {
            threads.shutdown();
            NativeRuntime.releaseBlas();
            NativeRuntime.threadsOfThis(own);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "clade-task");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T onThreads(int count, Supplier<T> task, AtomicBoolean failed) {
        if (failed.get()) {
            return null;
        }
        NativeRuntime.threadsOfThis(count);
        try {
            return task.get();
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private static <T> List<T> results(List<Future<T>> started) {
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<T> one : started) {
            try {
                results.add(Uninterrupted.get(one));
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        return results;
    }
}
