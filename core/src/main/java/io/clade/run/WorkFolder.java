package io.clade.run;

import io.clade.data.Labels;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.run.file.HistoryFile;
import io.clade.run.file.JsonFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The hidden folder of an unfinished fit inside a result folder, called workplace:
 *
 * <pre>
 * request.json     what was asked
 * runs/2/          what run 2 gave: its model, history, clusters and figures
 * checkpoints/3/   the state of run 3, which was not finished
 * checkpoints/shared/  the state of what runs share
 * choosing/        the parts of a choice of k that are done, while it is being made
 * notes/           files about the fit as a whole that were made before it
 * draft/           files that are put together before they are moved
 * lock             held by the process at work
 * </pre>
 */
final class WorkFolder implements AutoCloseable {

    private static final String NAME = ".clade-work";
    private static final String REQUEST = "request.json";
    private static final String RUNS = "runs";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String SHARED = "shared";
    private static final String CHOOSING = "choosing";
    private static final String NOTES = "notes";
    private static final String DRAFT = "draft";
    private static final String LOCK = "lock";
    private static final String FIGURES = "run.json";
    private static final String CLUSTERS = "clusters.bin";

    private final Path folder;
    private final FileChannel lock;
    /** The path that closing removes where nothing was kept; null where an earlier fit had begun the workplace. */
    private final Path removable;

    private WorkFolder(Path folder, FileChannel lock, Path removable) {
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
        return isBegun(resultFolder) || Files.exists(in(resultFolder).resolve(CHOOSING));
    }

    /** True if an unfinished fit is in {@code resultFolder} whose k is known. */
    static boolean isBegun(Path resultFolder) {
        return Files.exists(in(resultFolder).resolve(REQUEST));
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
        Path folder = in(resultFolder.toAbsolutePath());
        Path made = highestMissing(folder);
        boolean resumed = keep && isIn(resultFolder);
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder, resultFolder);
            if (!resumed) {
                for (String left : List.of(REQUEST, RUNS, CHECKPOINTS, CHOOSING, NOTES, DRAFT)) {
                    delete(folder.resolve(left));
                }
            }
            return new WorkFolder(folder, lock, resumed ? null : made == null ? folder : made);
        } catch (IOException e) {
            throw unwritable(resultFolder, e);
        }
    }

    /** Writes the request, unless an earlier fit has. */
    void begin(Request request) {
        if (Files.exists(folder.resolve(REQUEST))) {
            return;
        }
        try {
            Path draft = folder.resolve(DRAFT);
            delete(draft);
            JsonFiles.write(draft, request);
            Files.move(draft, folder.resolve(REQUEST));
        } catch (IOException e) {
            throw unwritable(folder.getParent(), e);
        }
    }

    private static InputException unwritable(Path resultFolder, IOException e) {
        return new InputException(
                "The output folder " + resultFolder + " cannot be written to: " + reason(e) + ". Give another with -o.",
                e);
    }

    private static Path highestMissing(Path folder) {
        Path highest = null;
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            highest = at;
        }
        return highest;
    }

    /** The lock of the workplace, where the file system has locks. */
    private static FileChannel lock(Path folder, Path resultFolder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean free = true;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            free = false;
        } catch (IOException e) {
            return channel;
        }
        if (!free) {
            channel.close();
            throw new InputException("Another fit is running in the output folder " + resultFolder
                    + ". Wait for it, or give another folder with -o.");
        }
        return channel;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileAlreadyExistsException ? e.getMessage() + " is a file" : e.getMessage();
    }

    Path checkpoints(int index) {
        return folder.resolve(CHECKPOINTS).resolve(Integer.toString(index));
    }

    Path sharedCheckpoints() {
        return folder.resolve(CHECKPOINTS).resolve(SHARED);
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
            IntBuffer codes = ByteBuffer.wrap(Files.readAllBytes(file)).asIntBuffer();
            int[] copied = new int[codes.remaining()];
            codes.get(copied);
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
            delete(run(index));
            Files.move(draft, run(index), StandardCopyOption.ATOMIC_MOVE);
            delete(checkpoints(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeptRun(figures, model.history(), clusters, run(index).resolve(ResultFolder.MODEL));
    }

    /** An empty folder for files that are not complete yet. */
    Path draft() throws IOException {
        Path draft = folder.resolve(DRAFT);
        delete(draft);
        return Files.createDirectories(draft);
    }

    /** Deletes the workplace once the result is in its place. */
    void remove() throws IOException {
        lock.close();
        delete(folder);
    }

    /** Closes the workplace; one that was begun here and holds nothing to resume is removed. */
    @Override
    public void close() {
        try {
            lock.close();
            boolean unfinished = Files.exists(folder);
            if (unfinished
                    && removable != null
                    && !holdsFiles(RUNS)
                    && !holdsFiles(CHECKPOINTS)
                    && !holdsFiles(CHOOSING)
                    && !holdsFiles(NOTES)) {
                delete(removable);
            }
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

    /** Deletes {@code tree} and all that is in it, where it exists; links are deleted, not followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> entries;
        try (var all = Files.walk(tree)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
