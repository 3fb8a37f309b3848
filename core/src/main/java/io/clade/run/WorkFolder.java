package io.clade.run;

import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.model.Model;
import io.clade.run.file.HistoryFile;
import io.clade.run.file.JsonFiles;
import io.clade.storage.DurableFiles;
import io.clade.storage.StorageException;
import io.clade.training.session.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hidden folder of an unfinished fit inside a result folder, called workplace:
 *
 * <pre>
 * request.json     what was asked; becomes done.json when the result is in its place
 * runs/2/          what run 2 gave: its model, history, clusters and figures
 * checkpoints/3/   the state of run 3, which was not finished
 * checkpoints/shared/  the state of what runs share
 * choosing/        the parts of a choice of k that are done, while it is being made
 * notes/           files about the fit as a whole that were made before it
 * draft/           files that are put together before they are moved
 * early/           the same of an early result, which may be written beside others
 * lock             held by the process at work
 * </pre>
 */
final class WorkFolder implements AutoCloseable {

    /**
     * A finished run on disk, kept until the other runs are finished.
     *
     * @param figures its row of {@code metrics.json}
     * @param history of its training
     * @param clusters that it gave the samples
     * @param model folder of its model
     */
    record KeptRun(Metrics.Run figures, History history, Labels clusters, Path model) {}

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private static final String NAME = ".clade-work";
    private static final String REQUEST = "request.json";
    private static final String DONE = "done.json";
    private static final String RUNS = "runs";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String SHARED = "shared";
    private static final String CHOOSING = "choosing";
    private static final String NOTES = "notes";
    private static final String DRAFT = "draft";
    private static final String EARLY = "early";
    private static final String LOCK = "lock";
    private static final String FIGURES = "run.json";
    private static final String CLUSTERS = "clusters.bin";

    private final Path folder;
    private final WorkLock lock;
    /** The highest folder that closing removes if it is empty; null where an earlier fit had begun the workplace. */
    private final Path removable;

    private WorkFolder(Path folder, WorkLock lock, Path removable) {
        this.folder = folder;
        this.lock = lock;
        this.removable = removable;
    }

    /** The path of the workplace of a result folder. */
    static Path in(Path resultFolder) {
        return resultFolder.resolve(NAME);
    }

    /** True if an unfinished fit, or an unfinished choice of k for one, is in {@code resultFolder}. */
    static boolean isIn(Path resultFolder) {
        return isBegun(resultFolder)
                || !isDone(resultFolder) && Files.exists(in(resultFolder).resolve(CHOOSING));
    }

    /** True if an unfinished fit is in {@code resultFolder} whose k is known. */
    static boolean isBegun(Path resultFolder) {
        return !isDone(resultFolder) && Files.exists(in(resultFolder).resolve(REQUEST));
    }

    /** True if a fit in {@code resultFolder} was killed while it cleaned up: the result is whole. */
    private static boolean isDone(Path resultFolder) {
        return Files.exists(in(resultFolder).resolve(DONE));
    }

    /** @throws InputException where the workplace in {@code resultFolder} is a link or has links in it */
    static void requireNoLinks(Path resultFolder) {
        Path folder = in(resultFolder);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.filter(Files::isSymbolicLink).findFirst().ifPresent(link -> {
                throw new InputException(link + " is a link, which Clade does not follow: what it leads to could be"
                        + " deleted. Delete the link, or give another folder with -o.");
            });
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    folder + " cannot be read: " + e.getMessage() + ". Give another folder with -o.", e);
        }
    }

    /** The folder of files about the unfinished fit in {@code resultFolder} as a whole. */
    static Path notes(Path resultFolder) {
        return in(resultFolder).resolve(NOTES);
    }

    /** The request of the unfinished fit in {@code resultFolder}. */
    static Request request(Path resultFolder) {
        return JsonFiles.read(in(resultFolder).resolve(REQUEST), Request.class);
    }

    /**
     * Opens the workplace in {@code resultFolder}; both are created where they are missing.
     *
     * @param keep whether to keep the state of an earlier fit
     * @throws InputException where it cannot be made or another process works there
     */
    static WorkFolder open(Path resultFolder, boolean keep) {
        requireNoLinks(resultFolder);
        Path folder = in(resultFolder.toAbsolutePath());
        Path made = highestMissing(folder);
        try {
            WorkLock lock = WorkLock.take(folder.resolve(LOCK), resultFolder);
            boolean resumed = keep && isIn(resultFolder);
            if (!resumed) {
                clear(folder, lock);
            }
            return new WorkFolder(folder, lock, resumed ? null : made == null ? folder : made);
        } catch (IOException e) {
            throw unwritable(resultFolder, e);
        }
    }

    /** Deletes what a fit whose result is whole left when it was killed, if nobody is at work there. */
    static void sweep(Path resultFolder) {
        if (!Files.isDirectory(in(resultFolder))) {
            return;
        }
        try (WorkFolder left = open(resultFolder, false)) {
            left.remove();
        } catch (InputException | IOException e) {
            LOG.debug("Left as it is: {}", e.getMessage());
        }
    }

    private static void clear(Path folder, WorkLock lock) throws IOException {
        try {
            clear(folder);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** Deletes all but the lock. That the fit is done is forgotten last. */
    private static void clear(Path folder) throws IOException {
        for (String left : List.of(REQUEST, RUNS, CHECKPOINTS, CHOOSING, NOTES, DRAFT, DONE)) {
            DurableFiles.delete(folder.resolve(left));
        }
    }

    /** Writes what is asked, where an earlier fit has not. */
    void begin(Request request) {
        if (Files.exists(folder.resolve(REQUEST))) {
            return;
        }
        try {
            JsonFiles.writeDurably(folder.resolve(REQUEST), request);
        } catch (IOException e) {
            throw unwritable(folder.getParent(), e);
        }
    }

    private static StorageException unwritable(Path resultFolder, IOException e) {
        return new StorageException(
                "The output folder %s cannot be written to: %s. Give another with -o."
                        .formatted(resultFolder, StorageException.reason(resultFolder, e)),
                e);
    }

    private static Path highestMissing(Path folder) {
        Path highest = null;
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            highest = at;
        }
        return highest;
    }

    /** The request that the fit was begun with. */
    Request begun() {
        return JsonFiles.read(folder.resolve(REQUEST), Request.class);
    }

    Path checkpoints(int index) {
        return folder.resolve(CHECKPOINTS).resolve(Integer.toString(index));
    }

    Path sharedCheckpoints() {
        return folder.resolve(CHECKPOINTS).resolve(SHARED);
    }

    /** The folder that an early result is put together in. */
    Path early() {
        return folder.resolve(EARLY);
    }

    Path choosing() {
        return folder.resolve(CHOOSING);
    }

    Path notes() {
        return folder.resolve(NOTES);
    }

    private Path run(int index) {
        return folder.resolve(RUNS).resolve(Integer.toString(index));
    }

    Optional<KeptRun> kept(int index) {
        Path run = run(index);
        // A version that did not keep clusters left a run that must be done again.
        if (!Files.isRegularFile(run.resolve(CLUSTERS))) {
            return Optional.empty();
        }
        Metrics.Run figures = JsonFiles.read(run.resolve(FIGURES), Metrics.Run.class);
        return Optional.of(new KeptRun(
                figures,
                HistoryFile.read(run.resolve(ResultFolder.HISTORY), 1).get(0),
                readClusters(run.resolve(CLUSTERS), figures.clusters()),
                run.resolve(ResultFolder.MODEL)));
    }

    private static Labels readClusters(Path file, int count) {
        try {
            Require.that(
                    Files.size(file) % Integer.BYTES == 0 && Files.size(file) > 0,
                    "%s is damaged: it is cut off. Start again with --force.",
                    file);
            IntBuffer codes = ByteBuffer.wrap(Files.readAllBytes(file)).asIntBuffer();
            int[] copied = new int[codes.remaining()];
            codes.get(copied);
            Require.that(
                    IntStream.of(copied).allMatch(code -> code >= Labels.NONE && code < count),
                    "%s is damaged: it has clusters other than 0 to %s. Start again with --force.",
                    file,
                    count - 1);
            return Labels.ofCodes(copied, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeClusters(Path file, Labels clusters) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(clusters.size(), Integer.BYTES));
        bytes.asIntBuffer().put(clusters.codes());
        Files.write(file, bytes.array());
    }

    KeptRun keep(int index, Metrics.Run figures, Labels clusters, Model model) {
        try {
            Path draft = draft();
            model.save(draft.resolve(ResultFolder.MODEL));
            HistoryFile.write(draft.resolve(ResultFolder.HISTORY), List.of(model.history()));
            writeClusters(draft.resolve(CLUSTERS), clusters);
            JsonFiles.write(draft.resolve(FIGURES), figures);
            Files.createDirectories(folder.resolve(RUNS));
            DurableFiles.force(draft);
            DurableFiles.delete(run(index));
            DurableFiles.replace(draft, run(index));
            DurableFiles.delete(checkpoints(index));
        } catch (IOException e) {
            throw new StorageException(
                    "Run %s cannot be kept in %s: %s. What is done is kept; --resume does the rest."
                            .formatted(index + 1, folder.getParent(), StorageException.reason(folder, e)),
                    e);
        }
        return new KeptRun(figures, model.history(), clusters, run(index).resolve(ResultFolder.MODEL));
    }

    /** An empty folder for files that are not complete yet. */
    Path draft() throws IOException {
        Path draft = folder.resolve(DRAFT);
        DurableFiles.delete(draft);
        return Files.createDirectories(draft);
    }

    /** Deletes the workplace: the result is in its place. A process killed while it does so leaves a whole result. */
    void remove() throws IOException {
        if (Files.exists(folder.resolve(REQUEST))) {
            DurableFiles.replace(folder.resolve(REQUEST), folder.resolve(DONE));
        }
        clear(folder);
        lock.delete();
        DurableFiles.deleteEmpty(folder, folder);
    }

    /** Closes the workplace; one that was begun here and holds nothing to resume is removed. */
    @Override
    public void close() {
        if (!lock.isHeld()) {
            return;
        }
        try {
            boolean useless = removable != null
                    && !holdsFiles(RUNS)
                    && !holdsFiles(CHECKPOINTS)
                    && !holdsFiles(CHOOSING)
                    && !holdsFiles(NOTES);
            if (useless) {
                clear(folder);
                lock.delete();
                DurableFiles.deleteEmpty(folder, removable);
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holdsFiles(String name) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            return false;
        }
        try (var all = Files.walk(folder.resolve(name))) {
            return all.anyMatch(Files::isRegularFile);
        }
    }
}
