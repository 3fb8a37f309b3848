package io.clade.cli.option;

import io.clade.input.Require;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.tensor.runtime.ThreadVariables;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option for the number of threads of a command. */
public final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "The number of threads to compute with. The results of convolutional, recurrent and large networks depend on it"
                            + " in their last digits. Default: OMP_NUM_THREADS if set, otherwise all cores that the process may use; OMP_THREAD_LIMIT bounds both.")
    private Integer threads;

    /** Needed by picocli. */
    public ThreadsOption() {}

    /**
     * Tells {@code notices} what is taken in the place of a number in the environment.
     *
     * @throws io.clade.input.InputException where the number of the option is not allowed
     */
    public void require(Consumer<String> notices) {
        if (threads == null) {
            new ThreadVariables(System.getenv()).notices().forEach(notices);
        } else {
            Require.that(
                    threads >= 1 && threads <= ThreadVariables.MOST,
                    "The number of threads (--threads) must be from 1 to %s. Got %s.",
                    ThreadVariables.MOST,
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
