package io.clade.cli;

import io.clade.data.Dataset;
import io.clade.data.Require;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.report.Report;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.training.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code clade fit}: clusters a dataset and writes what was found. */
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
            "",
            "Examples:",
            "  clade fit digits -k 10 -o out/digits",
            "  clade fit photos -k 5 --runs 5                 the best of five runs, chosen without labels",
            "  clade fit table.csv -k 3 -m kmeans --label-column species",
            "  clade fit digits -k 10 --set epochs=50 --set lr=0.001",
            "  clade fit digits -k 10 --set preset=paper      the published hyperparameters",
            "",
            "An interrupted fit goes on where it was: give the same command with --resume."
        })
final class FitCommand implements Runnable {

    private final Console console;

    @Mixin
    private DataOptions data;

    @Option(
            names = {"-k", "--clusters"},
            required = true,
            paramLabel = "K",
            description =
                    "How many clusters: 2 to the number of samples. Where the method finds it (--set clusters=auto), how many"
                            + " prototypes.")
    private int clusters;

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
            description = "What all randomness comes from: the same seed, the same result. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--set",
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
    public void run() {
        Descriptor<?> descriptor = Methods.named(method);
        Require.atLeast("The number of clusters (-k)", clusters, 2);
        computing.require();
        descriptor.hyperparameters(clusters, settings);
        if (output != null) {
            ResultFolder.require(output, existing.choice());
        }
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = data.read(progress);
            Plan plan = Plan.of(descriptor, settings, samples, clusters, seed, runs);
            Path folder = output == null ? Path.of("out", samples.name() + "-" + method) : output;
            ResultFolder.require(folder, existing.choice());
            fit(plan, folder, progress);
        }
    }

    private void fit(Plan plan, Path path, ProgressDisplay progress) {
        Session session = computing.session(seed).onProgress(progress);
        try (ResultFolder folder = ResultFolder.open(path, existing.choice(), plan, data.source())) {
            if (folder.isComplete()) {
                progress.close();
                console.notice(path + " holds this result already; nothing was left to do.");
                ResultTable.print(Metrics.read(path.resolve(ResultFolder.METRICS)), path, console.out());
                return;
            }
            Outcome outcome = outcome(plan, session, folder, progress);
            plan.data().notices().forEach(console::notice);
            outcome.warnings().forEach(console::notice);
            ResultTable.print(outcome.metrics(), path, console.out());
        }
    }

    private Outcome outcome(Plan plan, Session session, ResultFolder folder, ProgressDisplay progress) {
        try (Interruption interruption = new Interruption(console, progress, folder.path())) {
            Outcome outcome = Repetition.of(plan, session.onProgress(interruption.over(progress)), folder);
            progress.close();
            folder.publish(outcome, file -> Report.write(file, Reports.findings(outcome)));
            return outcome;
        }
    }
}
