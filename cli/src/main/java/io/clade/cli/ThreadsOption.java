package io.clade.cli;

import io.clade.data.Require;
import io.clade.tensor.NativeRuntime;
import picocli.CommandLine.Option;

/** How many threads a command computes with. */
final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "The number of threads to compute with. Default: OMP_NUM_THREADS if set, otherwise all cores.")
    private Integer threads;

    /** Needed by picocli. */
    ThreadsOption() {}

    void require() {
        if (threads != null) {
            Require.atLeast("The number of threads (--threads)", threads, 1);
        }
    }

    /** Loads libtorch, and tells it where the user has said how many. */
    void apply() {
        NativeRuntime.load();
        if (threads != null) {
            NativeRuntime.threads(threads);
        }
    }
}
