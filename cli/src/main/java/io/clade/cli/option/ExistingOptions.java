package io.clade.cli.option;

import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.run.ResultFolder.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * The options for files that the output folder holds already; at most one may be given, so a command has them as a
 * group.
 */
public final class ExistingOptions {

    @Option(
            names = "--resume",
            description = "Continue in the output folder. Nothing that is already done is repeated.")
    private boolean resume;

    @Option(names = "--force", description = "Start again and replace the results in the output folder.")
    private boolean force;

    /** Needed by picocli. */
    public ExistingOptions() {}

    public Existing choice() {
        return resume ? Existing.RESUME : force ? Existing.REPLACE : Existing.REFUSE;
    }

    /** @throws InputException where {@code folder} is a file, or holds something and nothing was said of that */
    public void requireUsable(Path folder) {
        Require.that(
                !Files.exists(folder) || Files.isDirectory(folder),
                "The output folder %s is a file. Give another folder with -o.",
                folder);
        Require.that(
                choice() != Existing.REFUSE || isEmpty(folder),
                "The output folder %s is not empty. Give another folder with -o, --resume to continue what it holds, or --force to"
                        + " replace it.",
                folder);
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new InputException(
                    "The output folder " + folder + " cannot be read. Give another folder with -o.", e);
        }
    }
}
