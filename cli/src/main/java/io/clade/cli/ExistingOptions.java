package io.clade.cli;

import io.clade.run.ResultFolder.Existing;
import picocli.CommandLine.Option;

/** What to do with what the output folder holds already; of these options one at most, so a command has them as a group. */
final class ExistingOptions {

    @Option(names = "--resume", description = "Go on in the output folder; what it holds is not done again.")
    private boolean resume;

    @Option(names = "--force", description = "Do everything anew and replace what the output folder holds.")
    private boolean force;

    /** Needed by picocli. */
    ExistingOptions() {}

    Existing choice() {
        return resume ? Existing.RESUME : force ? Existing.REPLACE : Existing.REFUSE;
    }
}
