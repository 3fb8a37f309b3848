package io.clade.cli.console;

import io.clade.training.session.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress as plain lines, for a log: whole units only, about one a second, and the last of each stage. */
final class ProgressLines implements ProgressDisplay {

    private static final long INTERVAL_NANOS = 1_000_000_000L;
    private static final double PERCENT = 100;

    private final PrintStream err;
    private final LongSupplier nanos;
    private long last;
    private Progress waiting;

    ProgressLines(PrintStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    @Override
    public void accept(Progress progress) {
        if (!progress.milestone()) {
            return;
        }
        if (waiting != null && !waiting.stage().equals(progress.stage())) {
            print(waiting.toString());
        }
        waiting = progress;
        if (isDue()) {
            print(progress.toString());
        }
    }

    /** Prints nothing unless reading takes long, so that an error in the data is then the only line. */
    @Override
    public void update(String what, long done, long total) {
        if (isDue()) {
            print(
                    total > 0
                            ? String.format(Locale.ROOT, "%s: %.0f %%", what, PERCENT * done / total)
                            : what + ": " + done);
        }
    }

    private boolean isDue() {
        return nanos.getAsLong() - last >= INTERVAL_NANOS;
    }

    private void print(String line) {
        err.println(line);
        last = nanos.getAsLong();
        waiting = null;
    }

    @Override
    public void close() {
        if (waiting != null) {
            print(waiting.toString());
        }
    }
}
