package io.clade.cli;

import io.clade.data.builtin.CacheFolder;
import io.clade.data.reader.Datasets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code clade data fetch}: brings a built-in set into the cache. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a built-in set into the cache folder, checks it, and prints the folder.",
            "A broken-off download goes on where it was. CLADE_CACHE names another cache folder."
        })
final class DataFetchCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "A set that clade data list shows as fetched.")
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
