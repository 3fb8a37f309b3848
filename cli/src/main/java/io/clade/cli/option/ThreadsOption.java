package io.clade.cli.option;

import io.clade.input.Require;
import io.clade.tensor.runtime.NativeRuntime;
import picocli.CommandLine.Option;

/** The option for the number of threads of a command. */
public final class ThreadsOption {

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
            Require.atLeast("The number of threads (--threads)", threads, 1);
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
