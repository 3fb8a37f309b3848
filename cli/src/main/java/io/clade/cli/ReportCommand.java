package io.clade.cli;

import io.clade.data.Dataset;
import io.clade.data.InputException;
import io.clade.model.Model;
import io.clade.report.Report;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.ResultFolder;
import io.clade.run.Source;
import io.clade.run.choice.ChoiceFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade report}: writes the report of a result again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes the report of a result again, from the files of its folder and the data it was made from.",
        footerHeading = "%nExamples:%n",
        footer = {"  clade report out/digits", "  clade report out/photos --data /new/place/photos -o photos.html"})
final class ReportCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder that clade fit wrote.")
    private Path folder;

    @Option(names = "--data", paramLabel = "PATH", description = "Where the data are now. Default: where they were.")
    private String data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write. Default: DIR/report.html.")
    private Path output;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Metrics metrics = Metrics.read(folder.resolve(ResultFolder.METRICS));
        Source source = metrics.data().source();
        if (source == null && data == null) {
            throw new InputException(folder + " does not say where its data came from: give --data PATH.");
        }
        Model model = Model.load(folder.resolve(ResultFolder.MODEL));
        DataOptions options =
                DataOptions.of(source == null ? new Source(data, null, null, null) : source, Optional.ofNullable(data));
        Path file = output == null ? folder.resolve(ResultFolder.REPORT) : output;
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = options.readAs(model.preparer().input(), progress);
            Report.write(file, Reports.findings(Outcome.read(folder, samples), ChoiceFiles.read(folder)));
        }
        console.out().println(file);
    }
}
