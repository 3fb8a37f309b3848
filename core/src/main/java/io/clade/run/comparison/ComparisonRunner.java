package io.clade.run.comparison;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.method.Method;
import io.clade.model.Model;
import io.clade.model.Version;
import io.clade.run.Metrics;
import io.clade.run.Outcome;
import io.clade.run.Plan;
import io.clade.run.Repetition;
import io.clade.run.ResultFolder;
import io.clade.run.ResultFolder.Existing;
import io.clade.run.file.AssignmentFile;
import io.clade.storage.StorageException;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits every method of a plan on every dataset, each in a folder of its own, {@code DATA/METHOD}, with the files of a
 * fit of that method alone. A method that fails or refuses the data is reported, and the others go on. Nothing is
 * chosen across methods.
 */
public final class ComparisonRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ComparisonRunner.class);
    private static final double MEGABYTE = 1 << 20;

    private final ComparisonPlan plan;
    private final Session session;
    private final Path folder;
    private final Existing existing;
    private final BiConsumer<Path, Outcome> reporter;
    /** The one dataset that is held at a time. */
    private Dataset held;

    private int holding = -1;

    /**
     * @param session its device and its progress listener; seeds come from the plan
     * @param folder to write to
     * @param existing treatment of results that it holds
     * @param reporter writes the report of one method's outcome to the path it is given
     */
    public ComparisonRunner(
            ComparisonPlan plan, Session session, Path folder, Existing existing, BiConsumer<Path, Outcome> reporter) {
        this.plan = plan;
        this.session = session;
        this.folder = folder;
        this.existing = existing;
        this.reporter = reporter;
    }

    /**
     * Fits everything that the folder does not hold yet. All data are read and all settings checked before anything is
     * fitted; {@code comparison.json} is written after every method.
     *
     * @param command the command line that makes the comparison again; empty for none
     * @throws InputException where data cannot be read, settings or k do not suit them, a folder cannot be written to or
     *     holds something else, or no method gave anything, with the reasons
     */
    public Comparison run(String command) {
        List<Comparison.Data> data = check();
        Optional<Comparison> earlier = earlier();
        Comparison comparison = begun(data, earlier, command);
        for (int i = 0; i < data.size(); i++) {
            Dataset samples = open(i);
            InputSpace space = InputSpace.of(samples);
            for (MethodEntry methodEntry : plan.methodEntries()) {
                Comparison.Cell cell = cell(data.get(i), methodEntry, samples, space, earlier);
                comparison = comparison.plus(cell);
                if (comparison.cells().stream().anyMatch(Comparison.Cell::done)) {
                    comparison.write(folder);
                }
            }
        }
        requireSomething(comparison);
        return comparison;
    }

    private static void requireSomething(Comparison comparison) {
        List<String> reasons = comparison.cells().stream()
                .map(cell -> cell.method() + " on " + cell.data() + ": " + cell.failure())
                .toList();
        Require.that(
                comparison.cells().stream().anyMatch(Comparison.Cell::done),
                "No method gave a result. %s",
                String.join(" ", reasons));
    }

    /** Reads and checks the data, in reverse order, so that the first dataset is still held when work begins. */
    private List<Comparison.Data> check() {
        List<Comparison.Data> checked = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        for (int i = plan.tasks().size() - 1; i >= 0; i--) {
            int index = i;
            checked.add(0, plan.tasks().get(i).blamed(() -> check(index, folders)));
        }
        return checked;
    }

    private Comparison.Data check(int index, Set<String> folders) {
        ComparisonTask task = plan.tasks().get(index);
        Dataset samples = open(index);
        Require.clusters(task.clusters(), samples.size());
        String name = task.name().orElse(samples.name());
        Require.that(
                folders.add(ComparisonPlan.folder(name)),
                "Two datasets are called %s. List each once, or give each its own name in a grid file.",
                name);
        for (MethodEntry methodEntry : plan.methodEntries()) {
            ResultFolder.require(folder(name, methodEntry), existing, plan(task.clusters(), methodEntry, samples));
        }
        return new Comparison.Data(
                name,
                task.clusters(),
                samples.labels().isPresent(),
                Metrics.Data.of(samples, task.source()),
                samples.notices());
    }

    private Dataset open(int index) {
        if (holding != index) {
            held = null;
            ComparisonTask task = plan.tasks().get(index);
            held = task.blamed(task.reader()::get);
            holding = index;
        }
        return held;
    }

    private Plan plan(int clusters, MethodEntry methodEntry, Dataset samples) {
        return Plan.of(methodEntry.method(), methodEntry.settings(), samples, clusters, plan.seed(), plan.runs());
    }

    private Path folder(String data, MethodEntry methodEntry) {
        return folder.resolve(ComparisonPlan.folder(data)).resolve(ComparisonPlan.folder(methodEntry.label()));
    }

    private Optional<Comparison> earlier() {
        Path file = folder.resolve(Comparison.FILE);
        try {
            if (existing == Existing.RESUME && Files.exists(file)) {
                return Optional.of(Comparison.read(folder));
            }
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Comparison begun(List<Comparison.Data> data, Optional<Comparison> earlier, String command) {
        return new Comparison(
                Version.get(),
                NativeRuntime.version(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                session.device().toString(),
                NativeRuntime.threads(),
                earlier.map(Comparison::started)
                        .orElseGet(() ->
                                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                earlier.map(Comparison::idleMemoryMb).orElseGet(() -> MemoryMeter.idle() / MEGABYTE),
                command,
                plan.seed(),
                plan.runs(),
                data,
                plan.methodEntries().stream()
                        .map(methodEntry -> new Comparison.Entry(
                                methodEntry.label(), methodEntry.method().name(), methodEntry.settings()))
                        .toList(),
                List.of());
    }

    private Comparison.Cell cell(
            Comparison.Data data,
            MethodEntry methodEntry,
            Dataset samples,
            InputSpace space,
            Optional<Comparison> earlier) {
        MemoryMeter meter = new MemoryMeter();
        Plan asked = plan(data.clusters(), methodEntry, samples);
        Method metered = (all, own) -> meter.during(() -> asked.method().fit(all, own));
        Plan watched = new Plan(
                asked.name(), metered, asked.parameters(), samples, asked.clusters(), asked.seed(), asked.runs());
        Path path = folder(data.name(), methodEntry);
        List<String> lost = new ArrayList<>();
        try (ResultFolder out =
                ResultFolder.open(path, existing, watched, data.samples().source())) {
            if (!out.isComplete()) {
                Outcome outcome;
                try {
                    outcome = Repetition.of(watched, session(data, methodEntry), out);
                } catch (StorageException e) {
                    throw e;
                } catch (RuntimeException | OutOfMemoryError e) {
                    return failed(data, methodEntry, e);
                }
                out.publish(outcome);
                report(path, outcome).ifPresent(lost::add);
            }
        }
        Metrics metrics = Metrics.read(path.resolve(ResultFolder.METRICS));
        Comparison.Memory memory = meter.peak() > 0
                ? new Comparison.Memory(meter.peak() / MEGABYTE, meter.added() / MEGABYTE)
                : Comparison.memory(earlier, data.name(), methodEntry.label(), metrics);
        return measured(data, methodEntry, path, metrics, lost, space, memory);
    }

    /** Writes the report of a kept result; returns a sentence where that fails. */
    private Optional<String> report(Path path, Outcome outcome) {
        try {
            reporter.accept(path.resolve(ResultFolder.REPORT), outcome);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            LOG.error("The report in {} could not be written", path, e);
            return Optional.of("Its report could not be written: " + e.getMessage());
        }
    }

    private Comparison.Cell measured(
            Comparison.Data data,
            MethodEntry methodEntry,
            Path path,
            Metrics metrics,
            List<String> lost,
            InputSpace space,
            Comparison.Memory memory) {
        List<String> warnings = new ArrayList<>(lost);
        warnings.addAll(metrics.failed().stream().map(Metrics.Failure::inWords).toList());
        warnings.addAll(Model.load(path.resolve(ResultFolder.MODEL)).warnings());
        Double silhouette = space.silhouette(
                AssignmentFile.read(path.resolve(ResultFolder.ASSIGNMENTS)).labels());
        String relative = folder.relativize(path).toString().replace('\\', '/');
        return new Comparison.Cell(
                data.name(), methodEntry.label(), relative, null, metrics, warnings, silhouette, memory);
    }

    /** The result of a failure by the data or the machine; a fault of Clade's is logged as well. */
    private static Comparison.Cell failed(Comparison.Data data, MethodEntry methodEntry, Throwable reason) {
        if (!(reason instanceof InputException)) {
            LOG.error("{} failed on {}", methodEntry.label(), data.name(), reason);
        }
        String message = reason instanceof OutOfMemoryError
                ? "It needs more memory than is available (%s).".formatted(reason.getMessage())
                : reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        return Comparison.Cell.failed(
                data.name(), methodEntry.label(), message.lines().findFirst().orElse(""));
    }

    private Session session(Comparison.Data data, MethodEntry methodEntry) {
        String stage = data.name() + ", " + methodEntry.label();
        Consumer<Progress> told = progress -> session.progress().accept(progress.under(stage));
        return Session.seeded(plan.seed()).on(session.device()).onProgress(told);
    }
}
