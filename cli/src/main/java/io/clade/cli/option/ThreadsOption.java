package io.clade.cli.option;

import io.clade.input.Require;
import io.clade.tensor.runtime.NativeRuntime;
import picocli.CommandLine.Option;

/** The option for the number of threads of a command. */
public final class ThreadsOption {

    /** More than cores there are wait for each other, and thousands take the memory. */
    private static final int MOST = Math.max(64, 4 * Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "The number of threads to compute with. The results of convolutional, recurrent and large networks depend on it"
                            + " in their last digits. Default: OMP_NUM_THREADS if set, otherwise all cores.")
    private Integer threads;

    /** Needed by picocli. */
    public ThreadsOption() {}

    public void require() {
        if (threads != null) {
            Require.that(
                    threads >= 1 && threads <= MOST,
                    "The number of threads (--threads) must be from 1 to %s. Got %s.",
                    MOST,
                    threads);
        }
    }

    /** Loads libtorch and sets the number of threads, if the user has given one. */
    public void apply() {
        NativeRuntime.load();
        if (threads != null) {
            NativeRuntime.threads(threads);
        }
    }
}
