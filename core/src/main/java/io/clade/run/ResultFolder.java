package io.clade.run;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.run.WorkFolder.KeptRun;
import io.clade.run.file.AssignmentFile;
import io.clade.run.file.EarlyResult;
import io.clade.run.file.HistoryFile;
import io.clade.run.file.JsonFiles;
import io.clade.run.file.RunsFile;
import io.clade.storage.DurableFiles;
import io.clade.storage.StorageException;
import io.clade.training.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a fit writes to. During the fit all files are in a hidden folder inside; at the end the files of the
 * result are moved to their places, {@code metrics.json} last, so that a folder with that file holds a complete result.
 *
 * <p>A fit may keep an early result there, which goes when it ends.
 *
 * <p>Closing a folder in which nothing was kept removes it.
 */
public final class ResultFolder implements AutoCloseable {

    /** The treatment of files that the folder holds already. */
    public enum Existing {
        /** leave them and refuse to write */
        REFUSE,
        /** begin anew and replace the files of a fit at the end; others stay */
        REPLACE,
        /** continue the unfinished fit in it; begin where there is none */
        RESUME
    }

    public static final String ASSIGNMENTS = "assignments.csv";
    public static final String RUNS = "runs.csv";
    public static final String HISTORY = "history.csv";
    public static final String MODEL = "model";
    public static final String REPORT = "report.html";
    public static final String METRICS = "metrics.json";

    /** The file of the choice of the number of clusters, if it was chosen; see {@link io.clade.run.choice}. */
    public static final String CHOICE = "choice.json";

    /** The same as a table. */
    public static final String CHOICE_TABLE = "choice.csv";

    private static final List<String> NOTES = List.of(CHOICE, CHOICE_TABLE);
    private static final List<String> RESULT =
            List.of(CHOICE, CHOICE_TABLE, ASSIGNMENTS, RUNS, HISTORY, MODEL, REPORT, METRICS);

    private final Path folder;
    private final Existing existing;
    /** Null before a plan is begun. */
    private final Metrics.Data data;

    private final Optional<WorkFolder> work;

    private ResultFolder(Path folder, Existing existing, Metrics.Data data, Optional<WorkFolder> work) {
        this.folder = folder;
        this.existing = existing;
        this.data = data;
        this.work = work;
    }

    /**
     * Checks that a fit may write to {@code folder}, before time is spent on its data.
     *
     * @throws InputException where it is a file, or holds something that {@code existing} does not allow for
     */
    public static void require(Path folder, Existing existing) {
        Require.that(
                !Files.exists(folder) || Files.isDirectory(folder),
                "The output folder %s is a file. Give another folder with -o.",
                folder);
        WorkFolder.requireNoLinks(folder);
        boolean resumable = WorkFolder.isIn(folder)
                || Files.exists(folder.resolve(METRICS))
                || Files.exists(folder.resolve(CHOICE));
        if (existing == Existing.REPLACE || isEmpty(folder) || existing == Existing.RESUME && resumable) {
            return;
        }
        if (WorkFolder.isIn(folder)) {
            throw new InputException("The output folder " + folder
                    + " holds an unfinished fit: --resume goes on with it, --force begins anew.");
        }
        throw new InputException("The output folder " + folder
                + " is not empty. Give another folder with -o, or --force to replace what a fit writes there.");
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            // A fit that was killed before it had written what it was asked left nothing to keep.
            return entries.allMatch(entry -> entry.equals(WorkFolder.in(folder)) && !WorkFolder.isIn(folder));
        } catch (IOException e) {
            throw new InputException(
                    "The output folder " + folder + " cannot be read. Give another folder with -o.", e);
        }
    }

    /**
     * Opens {@code folder}, which is made where it is missing, for the runs of {@code plan}.
     *
     * @param source of the plan's data; null where they came from a program
     * @throws InputException where {@link #require} does, where the folder cannot be written to or another process works
     *     in it, and where an unfinished fit is to be resumed that was begun with other data or settings
     */
    public static ResultFolder open(Path folder, Existing existing, Plan plan, Source source) {
        require(folder, existing, plan);
        ResultFolder opened = open(folder, existing);
        try {
            return opened.begin(plan, source);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens {@code folder} before the number of clusters is known; {@link #begin} continues when it is.
     *
     * @throws InputException where {@link #require(Path, Existing)} does, where the folder cannot be written to, and where
     *     another process works in it
     */
    public static ResultFolder open(Path folder, Existing existing) {
        require(folder, existing);
        boolean resume = existing == Existing.RESUME;
        boolean complete = resume && !WorkFolder.isIn(folder) && Files.exists(folder.resolve(METRICS));
        if (complete) {
            WorkFolder.sweep(folder);
        }
        return new ResultFolder(
                folder, existing, null, complete ? Optional.empty() : Optional.of(WorkFolder.open(folder, resume)));
    }

    /**
     * The same folder for the runs of {@code plan}; closing either closes both.
     *
     * @param source of the plan's data; null where they came from a program
     * @throws InputException where the folder holds a fit to be resumed that was begun with other data or settings
     */
    public ResultFolder begin(Plan plan, Source source) {
        if (existing == Existing.RESUME) {
            requireSame(folder, plan);
        }
        Metrics.Data begun = Metrics.Data.of(plan.data(), source);
        work.ifPresent(place -> place.begin(Request.of(plan, begun)));
        if (existing == Existing.REPLACE) {
            EarlyResult.remove(folder);
        }
        return new ResultFolder(folder, existing, begun, work);
    }

    /**
     * Checks that the runs of {@code plan} may be fitted or resumed in {@code folder}, without changing anything.
     *
     * @throws InputException where {@link #require(Path, Existing)} does, and where a fit is to be resumed that was begun
     *     with other data or settings
     */
    public static void require(Path folder, Existing existing, Plan plan) {
        require(folder, existing);
        if (existing == Existing.RESUME) {
            requireSame(folder, plan);
        }
    }

    private static void requireSame(Path folder, Plan plan) {
        Request now = Request.of(plan, Metrics.Data.of(plan.data(), null));
        if (WorkFolder.isBegun(folder)) {
            requireSame(folder, WorkFolder.request(folder), now);
        } else if (!WorkFolder.isIn(folder) && Files.exists(folder.resolve(METRICS))) {
            requireSame(folder, Request.of(Metrics.read(folder.resolve(METRICS))), now);
        }
    }

    private static void requireSame(Path folder, Request before, Request now) {
        List<String> differences = before.differences(now);
        if (!differences.isEmpty()) {
            throw new InputException("--resume cannot go on in " + folder + ": " + String.join("; ", differences)
                    + ". Give the original command, give another folder with -o, or start again with --force.");
        }
    }

    public Path path() {
        return folder;
    }

    /** The data the folder was opened for. */
    Metrics.Data data() {
        return data;
    }

    /**
     * The folder of files about a fit as a whole, {@link #CHOICE} and its table, for a fit in {@code folder} to be
     * resumed.
     */
    public static Path notes(Path folder) {
        return WorkFolder.isIn(folder) ? WorkFolder.notes(folder) : folder;
    }

    /** The folder for files about the fit as a whole, which become part of the result; the caller creates it. */
    public Path notes() {
        return work.map(WorkFolder::notes).orElse(folder);
    }

    /** The folder for the parts of a choice of k while it is being made; the caller creates it. */
    public Path choosing() {
        return work.orElseThrow().choosing();
    }

    /** True if the complete result is there already, since the resumed fit had been finished. */
    public boolean isComplete() {
        return work.isEmpty();
    }

    /** The folder of the checkpoints of run {@code index}. */
    Path checkpoints(int index) {
        return work.orElseThrow().checkpoints(index);
    }

    /** The folder of the checkpoints of work that runs share, kept until the result is complete. */
    Path sharedCheckpoints() {
        return work.orElseThrow().sharedCheckpoints();
    }

    /** Run {@code index}, if it has been finished. */
    Optional<KeptRun> kept(int index) {
        Optional<KeptRun> kept = work.orElseThrow().kept(index);
        kept.ifPresent(run -> Require.that(
                run.clusters().size() == data.samples(),
                "Run %s that was kept in %s is damaged: it has clusters of %s samples, and the data have %s. Start again with --force.",
                index,
                folder,
                run.clusters().size(),
                data.samples()));
        return kept;
    }

    /** A warning about the way the fit went on; empty if there is none. */
    Optional<String> warning() {
        return work.orElseThrow().begun().otherThreads();
    }

    /** Keeps run {@code index} in one move and removes its checkpoints. */
    KeptRun keep(int index, Metrics.Run figures, Labels clusters, Model model) {
        return work.orElseThrow().keep(index, figures, clusters, model);
    }

    /** Keeps a model that a fit has before it ends, with its assignments. */
    void keepEarly(Session.Early early, Dataset samples) {
        EarlyResult.keep(early, samples, folder, work.orElseThrow().early());
    }

    /**
     * Writes the result of {@code outcome} and moves it to its place. The report of an earlier result is removed; the
     * new one is written after the result, so that its failure costs nothing else.
     *
     * @throws InputException where the folder cannot be written to
     */
    public void publish(Outcome outcome) {
        publish(draft -> {
            AssignmentFile.write(draft.resolve(ASSIGNMENTS), outcome.data(), outcome.assignment());
            if (outcome.clusters().size() > 1) {
                RunsFile.write(draft.resolve(RUNS), outcome.data(), outcome.clusters());
            }
            HistoryFile.write(draft.resolve(HISTORY), outcome.histories());
            outcome.model().save(draft.resolve(MODEL));
            JsonFiles.write(draft.resolve(METRICS), outcome.metrics());
        });
    }

    /**
     * Publishes the {@link #notes} as the whole result, where nothing was fitted.
     *
     * @throws InputException where the folder cannot be written to
     */
    public void publishNotes() {
        publish(draft -> {});
    }

    /** Writes files to a folder. */
    private interface Writer {
        void write(Path folder) throws IOException;
    }

    private void publish(Writer files) {
        try {
            Path draft = work.orElseThrow().draft();
            files.write(draft);
            for (String name : NOTES) {
                if (Files.exists(notes().resolve(name))) {
                    Files.copy(notes().resolve(name), draft.resolve(name));
                }
            }
            DurableFiles.force(draft);
            Files.deleteIfExists(folder.resolve(METRICS));
            for (String name : RESULT) {
                replace(folder.resolve(name), draft.resolve(name));
            }
            EarlyResult.remove(folder);
            work.orElseThrow().remove();
        } catch (IOException | UncheckedIOException e) {
            IOException cause = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e;
            throw new StorageException(
                    "The result cannot be written to %s: %s. What is done is kept; --resume does the rest."
                            .formatted(folder, StorageException.reason(folder, cause)),
                    e);
        }
    }

    private static void replace(Path old, Path made) throws IOException {
        DurableFiles.delete(old);
        if (Files.exists(made)) {
            DurableFiles.replace(made, old);
        }
    }

    @Override
    public void close() {
        work.ifPresent(WorkFolder::close);
    }
}
