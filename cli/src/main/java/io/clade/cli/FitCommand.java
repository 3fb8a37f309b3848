package io.clade.cli;

import io.clade.cli.console.Console;
import io.clade.cli.console.Faults;
import io.clade.cli.console.Interruption;
import io.clade.cli.console.LogFile;
import io.clade.cli.console.ProgressDisplay;
import io.clade.cli.option.ComputingOptions;
import io.clade.cli.option.DataOptions;
import io.clade.cli.option.ExistingOptions;
import io.clade.cli.option.OncePerKey;
import io.clade.cli.table.ChoiceTable;
import io.clade.cli.table.ResultTable;
import io.clade.data.Dataset;
import io.clade.method.Methods;
import io.clade.report.Report;
import io.clade.run.Outcome;
import io.clade.run.ResultFolder;
import io.clade.run.choice.ClusterCount;
import io.clade.run.clustering.Clustering;
import io.clade.run.clustering.Job;
import io.clade.run.clustering.Result;
import io.clade.training.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clade fit}: clusters a dataset and writes the result. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Clusters DATA into K clusters and writes what it found to a folder.",
        footerHeading = "%nWhat it writes:%n",
        footer = {
            "  report.html       figures and samples of every cluster; opens offline in any browser",
            "  assignments.csv   id,cluster,confidence: one row a sample, in input order",
            "  metrics.json      parameters, figures of every run, statistics over the runs, quality of the clusters",
            "  runs.csv          id,run_1,run_2,…: the clusters of every run, where there are several",
            "  history.csv       run,epoch,loss and its terms",
            "  model/            the fitted model, for clade assign",
            "  choice.json       with -k 2..20 or auto: what every number of clusters gave, also as choice.csv",
            "",
            "Examples:",
            "  clade fit digits -k 10 -o out/digits",
            "  clade fit photos -k 5 --runs 5                 the best of five runs, chosen without labels",
            "  clade fit table.csv -k 3 -m kmeans --label-column species",
            "  clade fit table.csv -k auto -m kmeans          how many clusters, if any, and these",
            "  clade fit digits -k 10 -m dtkc --set epochs=50 --set lr=0.001",
            "  clade fit digits -k 10 -m dtkc --set preset=paper   the published hyperparameters",
            "",
            "An interrupted fit goes on where it was: give the same command with --resume."
        })
final class FitCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private DataOptions data;

    @Option(
            names = {"-k", "--clusters"},
            required = true,
            paramLabel = "K",
            description =
                    "How many clusters: 2 to the number of samples; or a range, 2..20, or auto, to try several numbers and choose."
                            + " Where the method finds it (--set clusters=auto), how many prototypes.")
    private String clusters;

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            defaultValue = Methods.DEFAULT,
            description = "How to cluster, one of those clade methods lists. Default: ${DEFAULT-VALUE}.")
    private String method;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where to write. Default: out/DATA-METHOD. It must be new or empty.")
    private Path output;

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "1",
            description =
                    "Fit R times with the seeds S, S+1, … and keep the run of lowest loss. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "What all randomness comes from: the same seed, the same result on machines of one kind (see --threads)."
                            + " Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--set",
            parameterConsumer = OncePerKey.class,
            paramLabel = "key=value",
            description = "Set a parameter of the method, as clade methods METHOD lists them; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private ComputingOptions computing;

    @ArgGroup(exclusive = true)
    private ExistingOptions existing = new ExistingOptions();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterCount count = ClusterCount.parse(clusters);
        computing.require(console::notice);
        Clustering clustering = new Clustering(Methods.named(method), settings, count, runs);
        if (output != null) {
            ResultFolder.require(output, existing.choice());
        }
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = data.read(progress);
            Path folder = output == null ? Path.of("out", samples.name() + "-" + method) : output;
            Job job = clustering.in(folder, existing.choice()).from(data.source());
            job.require(samples);
            return fit(job, samples, progress);
        }
    }

    private int fit(Job job, Dataset samples, ProgressDisplay progress) {
        Session session = computing.session(seed);
        try (Interruption interruption = new Interruption(console, progress, job.folder())) {
            Result result = job.fit(samples, session.onProgress(interruption.over(progress)), choice -> {
                progress.close();
                ChoiceTable.print(choice, console.out());
            });
            progress.close();
            if (!result.found()) {
                console.out().println("choice: " + job.folder().resolve(ResultFolder.CHOICE));
                console.notice("Nothing was fitted. Give a number with -k to cluster all the same.");
                return ExitCode.OK;
            }
            boolean reported = report(result);
            tell(result, samples);
            ResultTable.print(result.metrics(), job.folder(), reported, console.out());
            return reported ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Writes the report; false if that fails, which does not affect the result. */
    private boolean report(Result result) {
        if (result.isEarlier() && Files.exists(result.folder().resolve(ResultFolder.REPORT))) {
            return true;
        }
        try {
            Report.write(result);
            return true;
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(FitCommand.class).error("The report could not be written", e);
            console.notice(
                    "The report could not be written: " + Faults.firstLine(e) + " The result is whole without it; clade"
                            + " report " + result.folder() + " writes the report again. Details: " + LogFile.path());
            return false;
        }
    }

    private void tell(Result result, Dataset samples) {
        if (result.isEarlier()) {
            console.notice(result.folder() + " already holds this result; there is nothing left to do.");
            return;
        }
        Outcome outcome = result.outcome();
        samples.notices().forEach(console::notice);
        outcome.warnings().forEach(console::notice);
        if (outcome.metrics().found() && outcome.metrics().clusters() < 2) {
            console.notice("No cluster structure was found: all samples are in one piece.");
        }
    }
}
