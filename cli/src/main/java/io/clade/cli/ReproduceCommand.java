package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.Interruption;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.ExistingOptions;
import io.clade.cli.option.ThreadsOption;
import io.clade.cli.table.Columns;
import io.clade.experiment.Experiments;
import io.clade.experiment.study.Conditions;
import io.clade.experiment.study.Experiment;
import io.clade.experiment.study.ExperimentResult;
import io.clade.experiment.study.Publication;
import io.clade.input.Require;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clade reproduce}: repeats a paper's experiment. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Re-runs a paper's experiment and shows published and measured figures side by side.",
        footerHeading = "%nWhat it writes:%n",
        footer = {
            "  EXPERIMENT.md         a page of tables and figures that says how they were made",
            "  *.csv, *.png, *.svg   each table with all digits, each figure for screen and print",
            "  fits/                 every fit, so that experiments can be resumed and can share fits",
            "",
            "Examples:",
            "  clade reproduce list                          list the experiments",
            "  clade reproduce thesis-lambda --quick         run a small part, in about five minutes",
            "  clade reproduce thesis-table4 -o out/thesis   run it as published: days; Ctrl-C and --resume at any time",
            "  clade reproduce thesis-bootstrap -o out/thesis --resume   reuse the fits in out/thesis"
        })
final class ReproduceCommand implements Runnable {

    private static final String LIST = "list";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            defaultValue = LIST,
            description = "The experiment to run; list, or no name, lists the experiments.")
    private String name;

    @Option(names = "--quick", description = "Run a small part of it, in about five minutes on two cores.")
    private boolean quick;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The output folder, new or empty. Default: out/EXPERIMENT, or out/EXPERIMENT-quick.")
    private Path output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with datasets that are not built in: coil20_128.npz, character_trajectories.npz,"
                    + " fsdd_mfcc.npz. A missing one is skipped, and the output says how to get it.")
    private Path data;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first run; later runs use the numbers that follow. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private ThreadsOption threads;

    @ArgGroup(exclusive = true)
    private ExistingOptions existing = new ExistingOptions();

    ReproduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (name.equals(LIST)) {
            Columns columns = Columns.ofText();
            Experiments.all().forEach(experiment -> columns.row(experiment.name(), experiment.summary()));
            columns.print(console.out());
            return;
        }
        Experiment experiment = Experiments.named(name);
        threads.require(console::notice);
        Require.that(
                data == null || Files.isDirectory(data),
                "There is no folder %s. Name a folder of datasets with --data.",
                data);
        Path folder = output == null ? Path.of("out", name + (quick ? "-quick" : "")) : output;
        existing.requireUsable(folder);
        reproduce(experiment, folder);
    }

    private void reproduce(Experiment experiment, Path folder) {
        threads.apply();
        ExperimentResult findings;
        try (ProgressDisplay progress = console.progress();
                Interruption interruption = new Interruption(console, progress, folder)) {
            findings = experiment.run(new Conditions(
                    quick, seed, Optional.ofNullable(data), folder, existing.choice(), interruption.over(progress)));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Publication publication = new Publication(experiment, findings, command(), quick, now);
        Path page = publication.write(folder);
        publication.print(console.out());
        console.out().println();
        console.out().println("page: " + page);
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("clade", "reproduce", name));
        if (quick) {
            words.add("--quick");
        }
        words.addAll(List.of("--seed", Long.toString(seed)));
        if (data != null) {
            words.addAll(List.of("--data", data.toString()));
        }
        return String.join(" ", words);
    }
}
