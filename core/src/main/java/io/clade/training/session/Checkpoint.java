package io.clade.training.session;

import io.clade.input.InputException;
import io.clade.network.weight.Weights;
import io.clade.storage.DurableFiles;
import io.clade.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of an unfinished training on disk: numbers in a safetensors file, the rest in a JSON file that names it. The
 * JSON file is replaced in one move, so a process killed at any moment leaves the state of a whole epoch. About once a
 * second a state is forced to the disk, and the last one that was stays beside the newest: a power cut may empty or
 * damage the newest, and training then goes on from the one before.
 */
public final class Checkpoint {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    /** To force a file takes as long as many short epochs. */
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(1);

    private static final String NUMBERS = ".safetensors";

    private final Path folder;
    private final String stage;
    private final String identity;
    private final Duration betweenForced;
    /** True if the newest state is known to be on the disk. */
    private boolean newestForced;

    private OptionalLong lastForced = OptionalLong.empty();
    private Optional<Path> newestNumbers = Optional.empty();
    private Optional<Path> olderNumbers = Optional.empty();

    /**
     * @param epoch finished epochs
     * @param steps of the optimiser
     * @param bestEpoch epoch of the lowest loss
     * @param history so far
     */
    public record State(int epoch, long steps, int bestEpoch, History history) {}

    private static final String NOW = "now";

    /** The prefix of the names of a parameter group's present numbers. */
    public static String now(int group) {
        return group == 0 ? NOW + "." : NOW + group + ".";
    }

    /**
     * A network in the middle of its training.
     *
     * @param epoch finished epochs
     * @param weights after them
     */
    public record Snapshot(int epoch, Weights weights) {}

    /** A state with its numbers. */
    public record Found(State state, Weights numbers) {}

    public Checkpoint(Path folder, String stage, String identity) {
        this(folder, stage, identity, BETWEEN_FORCED);
    }

    Checkpoint(Path folder, String stage, String identity, Duration betweenForced) {
        this.folder = folder;
        this.stage = stage;
        this.identity = identity;
        this.betweenForced = betweenForced;
    }

    private static Path newest(Path folder, String stage) {
        return folder.resolve(stage + ".json");
    }

    private static Path older(Path folder, String stage) {
        return folder.resolve(stage + ".older.json");
    }

    /**
     * Replaces the newest state.
     *
     * @throws StorageException where the disk fails
     */
    public void write(State state, Weights numbers) {
        Path tensors = folder.resolve(stage + "-" + state.epoch() + NUMBERS);
        Path fresh = folder.resolve(stage + ".json.new");
        boolean force = lastForced.isEmpty() || System.nanoTime() - lastForced.getAsLong() >= betweenForced.toNanos();
        try {
            Files.createDirectories(folder);
            SavedState.write(fresh, tensors, identity, state, numbers);
            if (force) {
                DurableFiles.force(tensors);
                DurableFiles.force(fresh);
            }
            if (newestForced) {
                move(newest(folder, stage), older(folder, stage));
                olderNumbers = newestNumbers;
            }
            move(fresh, newest(folder, stage));
            if (force) {
                DurableFiles.forceMoves(folder);
                lastForced = OptionalLong.of(System.nanoTime());
            }
            newestForced = force;
            newestNumbers = Optional.of(tensors);
            deleteUnused();
        } catch (IOException e) {
            throw new StorageException(
                    "The checkpoint in %s cannot be written: %s. What is done is kept; --resume does the rest."
                            .formatted(folder, StorageException.reason(folder, e)),
                    e);
        }
    }

    private static void move(Path made, Path place) throws IOException {
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the stage's files of numbers that no state names. */
    private void deleteUnused() throws IOException {
        Pattern own = Pattern.compile(Pattern.quote(stage) + "-[0-9]+" + Pattern.quote(NUMBERS));
        List<Path> unused;
        try (var all = Files.list(folder)) {
            unused = all.filter(
                            file -> own.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !newestNumbers.equals(Optional.of(file)) && !olderNumbers.equals(Optional.of(file)))
                    .toList();
        }
        for (Path file : unused) {
            Files.delete(file);
        }
    }

    /** @throws InputException where the state is of another method, data or seed, and where none is whole */
    public Optional<Found> read() {
        Optional<SavedState.Whole> found = newestWhole(folder, stage);
        olderNumbers = SavedState.numbersNamedBy(older(folder, stage));
        if (found.isPresent() && !found.get().identity().equals(identity)) {
            throw new InputException(
                    "The checkpoint in " + folder + " belongs to another fit (other data, parameters or"
                            + " seed). Repeat the original command, or start again with --force.");
        }
        return found.map(whole -> new Found(whole.state(), whole.numbers()));
    }

    /**
     * The network after the last whole epoch of {@code stage}; empty before the first. For listeners to a training that
     * keeps its state in {@code folder}, on the thread that trains.
     *
     * @throws InputException where the state cannot be read
     */
    public static Optional<Snapshot> snapshot(Path folder, String stage) {
        return newestWhole(folder, stage)
                .map(found ->
                        new Snapshot(found.state().epoch(), found.numbers().under(now(0))));
    }

    private static Optional<SavedState.Whole> newestWhole(Path folder, String stage) {
        List<Path> states = Stream.of(newest(folder, stage), older(folder, stage))
                .filter(Files::exists)
                .toList();
        InputException damage = null;
        for (Path json : states) {
            try {
                return Optional.of(SavedState.whole(json));
            } catch (InputException e) {
                LOG.warn("Passed over: {}", e.getMessage());
                damage = damage == null ? e : damage;
            }
        }
        if (damage != null) {
            throw damage;
        }
        return Optional.empty();
    }
}
