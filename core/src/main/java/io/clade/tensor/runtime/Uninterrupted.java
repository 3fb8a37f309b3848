package io.clade.tensor.runtime;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work that cannot be stopped half-way, and leaves an interruption for later. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** @throws ExecutionException with what the work threw */
    static <T> T get(Future<T> work) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
