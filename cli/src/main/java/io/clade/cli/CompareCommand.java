package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.Interruption;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.ComparisonOptions;
import io.clade.cli.option.ComputingOptions;
import io.clade.cli.option.DataOptions;
import io.clade.cli.option.ExistingOptions;
import io.clade.cli.table.ComparisonTables;
import io.clade.data.Dataset;
import io.clade.input.Require;
import io.clade.report.Report;
import io.clade.report.comparison.ComparisonReport;
import io.clade.report.findings.CommandLine;
import io.clade.report.findings.Findings;
import io.clade.run.Source;
import io.clade.run.comparison.Comparison;
import io.clade.run.comparison.ComparisonPlan;
import io.clade.run.comparison.ComparisonRunner;
import io.clade.run.comparison.GridFile;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clade compare}: several methods on one or more datasets, side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fits several methods on one or more datasets, R times each, and compares the results.",
        footerHeading = "%nWhat it writes:%n",
        footer = {
            "  comparison.html   the table, box plots of the runs, time and memory, ranks over several datasets",
            "  comparison.csv    all figures with all digits; .md and .tex: the table for a document or a paper",
            "  comparison.json   all results, with versions, seeds, the data's SHA-256 and the command",
            "  DATA/METHOD/      the files that clade fit would write for this method",
            "",
            "Examples:",
            "  clade compare digits -k 10 --methods kmeans,ddc,dtkc --runs 5 -o out/digits",
            "  clade compare digits usps.npz -k 10 --methods kmeans,dtkc --set dtkc.epochs=50",
            "  clade compare --grid grid.yaml -o out/grid     datasets × methods × parameters; see the guide",
            "",
            "If a method fails, this is reported and the others continue. --resume continues an interrupted comparison."
        })
final class CompareCommand implements Runnable {

    private final Console console;

    @Mixin
    private ComparisonOptions comparisonRunner;

    @Option(
            names = "--grid",
            paramLabel = "FILE",
            description =
                    "A YAML file that gives the data, k, the methods, their parameters, the runs and the seed instead.")
    private Path grid;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "out/comparison",
            description = "The output folder. Default: ${DEFAULT-VALUE}. It must be new or empty.")
    private Path output;

    @Mixin
    private ComputingOptions computing;

    @ArgGroup(exclusive = true)
    private ExistingOptions existing = new ExistingOptions();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        computing.require(console::notice);
        Require.that(
                grid == null || comparisonRunner.sayNothing(),
                "With --grid the file defines the comparison. Leave out DATA and all options except -o, --device, --threads,"
                        + " --resume and --force.");
        existing.requireUsable(output);
        Comparison comparison;
        try (ProgressDisplay progress = console.progress()) {
            Function<Source, Dataset> reader =
                    source -> DataOptions.of(source, Optional.empty()).read(progress);
            ComparisonPlan plan = grid == null ? comparisonRunner.plan(reader) : GridFile.read(grid, reader);
            comparison = compare(plan, progress);
        }
        tell(comparison);
        ComparisonTables.print(comparison, console.out());
        console.out().println();
        console.out().println("report: " + output.resolve(ComparisonReport.HTML));
    }

    private Comparison compare(ComparisonPlan plan, ProgressDisplay progress) {
        Session session = computing.session(plan.seed());
        try (Interruption interruption = new Interruption(console, progress, output)) {
            Comparison comparison = new ComparisonRunner(
                            plan,
                            session.onProgress(interruption.over(progress)),
                            output,
                            existing.choice(),
                            (file, outcome) -> Report.write(file, Findings.of(outcome, Optional.empty())))
                    .run(command());
            ComparisonReport.write(output, comparison);
            return comparison;
        }
    }

    private void tell(Comparison comparison) {
        comparison.data().stream().flatMap(set -> set.notices().stream()).forEach(console::notice);
        for (Comparison.Cell cell : comparison.cells()) {
            Stream<String> words = cell.done() ? cell.warnings().stream() : Stream.of("no result. " + cell.failure());
            words.forEach(each -> console.notice(cell.method() + " on " + cell.data() + ": " + each));
        }
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("clade", "compare"));
        if (grid == null) {
            words.addAll(comparisonRunner.words());
        } else {
            words.addAll(List.of("--grid", grid.toAbsolutePath().normalize().toString()));
        }
        words.addAll(computing.words());
        return CommandLine.join(words);
    }
}
