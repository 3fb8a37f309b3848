package io.clade.cli.console;

import io.clade.run.file.EarlyResult;
import io.clade.training.session.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Tells the user what is kept when the process is interrupted; Java then ends it with code 130. Before that, work is
 * stopped at its next report of progress, since libtorch must not be unloaded while it computes.
 */
public final class Interruption implements AutoCloseable {

    /** The longest wait for a report of progress; training steps take less, even on a busy machine. */
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch resting = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    /** @param kept folder with the finished work, from which {@code --resume} continues */
    public Interruption(Console console, ProgressDisplay progress, Path kept) {
        Runnable farewell = () -> {
            interrupted = true;
            awaitRest();
            progress.close();
            console.notice("Interrupted. The work so far is kept in " + kept
                    + ". Give the same command with --resume to continue.");
            Path early = EarlyResult.in(kept);
            if (Files.isDirectory(early)) {
                console.notice("An early result, of the methods that had ended, is in " + early + ".");
            }
        };
        hook = new Thread(farewell, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitRest() {
        try {
            resting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A listener that passes progress on to {@code listener}; after the interruption it does not return, and the
     * process ends meanwhile.
     */
    public Consumer<Progress> over(Consumer<? super Progress> listener) {
        return progress -> {
            while (interrupted) {
                resting.countDown();
                LockSupport.park(this);
            }
            listener.accept(progress);
        };
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already and the hook speaks.
            return;
        }
    }
}
