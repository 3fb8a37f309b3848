package io.clade.cli;

import io.clade.data.Dataset;
import io.clade.data.Require;
import io.clade.method.Descriptor;
import io.clade.method.KSelection;
import io.clade.method.Methods;
import io.clade.report.Report;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.run.choice.Choice;
import io.clade.run.choice.ChoiceFiles;
import io.clade.run.choice.Chooser;
import io.clade.run.choice.Question;
import io.clade.run.choice.Range;
import io.clade.training.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
            "  choice.json       with -k 2..20 or auto: what every number of clusters gave, also as choice.csv",
            "",
            "Examples:",
            "  clade fit digits -k 10 -o out/digits",
            "  clade fit photos -k 5 --runs 5                 the best of five runs, chosen without labels",
            "  clade fit table.csv -k 3 -m kmeans --label-column species",
            "  clade fit table.csv -k auto -m kmeans          how many clusters, if any, and these",
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
        ClusterCount count = ClusterCount.parse(clusters);
        computing.require();
        descriptor.hyperparameters(count.least(), settings);
        count.selection(descriptor, settings);
        if (output != null) {
            ResultFolder.require(output, existing.choice());
        }
        try (ProgressDisplay progress = console.progress()) {
            Dataset samples = data.read(progress);
            Path folder = output == null ? Path.of("out", samples.name() + "-" + method) : output;
            count.range().ifPresent(range -> range.within(samples.size()));
            count.number().ifPresent(k -> Require.clusters(k, samples.size()));
            ResultFolder.require(folder, existing.choice());
            fit(descriptor, count, samples, folder, progress);
        }
    }

    private void fit(
            Descriptor<?> descriptor, ClusterCount count, Dataset samples, Path folder, ProgressDisplay progress) {
        KSelection way = count.selection(descriptor, settings);
        if (count.number().isPresent()) {
            fit(plan(descriptor, settings, samples, count.number().getAsInt()), Optional.empty(), folder, progress);
        } else if (way == KSelection.PROTOTYPES || way == KSelection.METHOD) {
            int prototypes = Chooser.clusters(way, samples.size());
            fit(
                    plan(descriptor, count.settings(descriptor, settings), samples, prototypes),
                    Optional.empty(),
                    folder,
                    progress);
        } else {
            Choice choice = choice(descriptor, count, samples, folder, progress);
            ChoiceTable.print(choice, console.out());
            if (choice.found()) {
                fit(plan(descriptor, settings, samples, choice.recommended()), Optional.of(choice), folder, progress);
            } else {
                ResultFolder.clear(folder);
                ChoiceFiles.write(folder, choice);
                console.out().println("choice: " + folder.resolve(ResultFolder.CHOICE));
                console.notice("Nothing was fitted. Give a number with -k to cluster all the same.");
            }
        }
    }

    private Plan plan(Descriptor<?> descriptor, Map<String, String> all, Dataset samples, int k) {
        return Plan.of(descriptor, all, samples, k, seed, runs);
    }

    /** The choice that a fit to be resumed was begun with, or one made now: it depends on nothing but what was asked. */
    private Choice choice(
            Descriptor<?> descriptor, ClusterCount count, Dataset samples, Path folder, ProgressDisplay progress) {
        Optional<Choice> kept = existing.choice() == ResultFolder.Existing.RESUME
                ? ChoiceFiles.read(ResultFolder.notes(folder))
                : Optional.empty();
        Question question = Chooser.question(descriptor, settings, samples, clusters, seed);
        if (kept.isPresent()) {
            kept.get().requireAnswerTo(question, folder);
            return kept.get();
        }
        Range range = count.range().orElseGet(() -> Range.automatic(samples.size()));
        try (Interruption interruption = new Interruption(console, progress, folder)) {
            Session session = computing.session(seed).onProgress(interruption.over(progress));
            Choice choice = Chooser.choose(descriptor, settings, samples, range, question, session);
            progress.close();
            return choice;
        }
    }

    private void fit(Plan plan, Optional<Choice> choice, Path path, ProgressDisplay progress) {
        Session session = computing.session(seed).onProgress(progress);
        try (ResultFolder folder = ResultFolder.open(path, existing.choice(), plan, data.source())) {
            if (folder.isComplete()) {
                progress.close();
                console.notice(path + " holds this result already; nothing was left to do.");
                ResultTable.print(Metrics.read(path.resolve(ResultFolder.METRICS)), path, console.out());
                return;
            }
            choice.ifPresent(made -> ChoiceFiles.write(folder.notes(), made));
            Outcome outcome = outcome(plan, choice, session, folder, progress);
            plan.data().notices().forEach(console::notice);
            outcome.warnings().forEach(console::notice);
            if (outcome.metrics().found() && outcome.metrics().clusters() < 2) {
                console.notice("No cluster structure was found: all samples are in one piece.");
            }
            ResultTable.print(outcome.metrics(), path, console.out());
        }
    }

    private Outcome outcome(
            Plan plan, Optional<Choice> choice, Session session, ResultFolder folder, ProgressDisplay progress) {
        try (Interruption interruption = new Interruption(console, progress, folder.path())) {
            Outcome outcome = Repetition.of(plan, session.onProgress(interruption.over(progress)), folder);
            progress.close();
            folder.publish(outcome, file -> Report.write(file, Reports.findings(outcome, choice)));
            return outcome;
        }
    }
}
