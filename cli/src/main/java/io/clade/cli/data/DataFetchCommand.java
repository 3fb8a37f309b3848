package io.clade.cli.data;

import io.clade.cli.console.Console;
import io.clade.cli.console.ProgressDisplay;
import io.clade.data.builtin.CacheFolder;
import io.clade.data.reader.Datasets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code clade data fetch}: downloads a built-in set into the cache. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads a built-in dataset into the cache folder, checks it, and prints the folder.",
            "A download that was interrupted continues where it stopped. CLADE_CACHE names another cache folder."
        })
final class DataFetchCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "A dataset that clade data list shows as fetched.")
    private String name;

    DataFetchCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        try (ProgressDisplay progress = console.progress()) {
            Path folder = Datasets.fetch(name, CacheFolder.path(), progress);
            progress.close();
            console.out().println(folder);
        }
    }
}
