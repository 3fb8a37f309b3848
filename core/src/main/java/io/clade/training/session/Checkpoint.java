package io.clade.training.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.input.InputException;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The state of an unfinished training on disk: numbers in a safetensors file, the rest in a JSON file that names it. The
 * JSON file is replaced in one move, so a process killed at any moment leaves the state of a whole epoch.
 */
public final class Checkpoint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String stage;
    private final String identity;

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

    private record Saved(String identity, String numbers, State state) {}

    /** A state with its numbers. */
    public record Found(State state, Weights numbers) {}

    public Checkpoint(Path folder, String stage, String identity) {
        this.folder = folder;
        this.stage = stage;
        this.identity = identity;
    }

    /** Replaces the state before. */
    public void write(State state, Weights numbers) {
        Path json = folder.resolve(stage + ".json");
        Path tensors = folder.resolve(stage + "-" + state.epoch() + ".safetensors");
        Path previous = folder.resolve(stage + "-" + (state.epoch() - 1) + ".safetensors");
        try {
            Files.createDirectories(folder);
            SafeTensors.write(tensors, numbers);
            Path fresh = folder.resolve(stage + ".json.new");
            JSON.writeValue(
                    fresh.toFile(), new Saved(identity, tensors.getFileName().toString(), state));
            Files.move(fresh, json, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(previous);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint in " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** @throws InputException where the state is of another method, data or seed */
    public Optional<Found> read() {
        Path json = folder.resolve(stage + ".json");
        if (!Files.exists(json)) {
            return Optional.empty();
        }
        try {
            Saved saved = JSON.readValue(json.toFile(), Saved.class);
            if (!saved.identity().equals(identity)) {
                throw new InputException(
                        "The checkpoint in " + folder + " belongs to another fit (other data, parameters or"
                                + " seed). Repeat the original command, or start again with --force.");
            }
            return Optional.of(new Found(saved.state(), SafeTensors.read(folder.resolve(saved.numbers()))));
        } catch (IOException e) {
            throw new InputException(
                    "The checkpoint in " + folder + " cannot be read: " + e.getMessage()
                            + ". Start again with --force.",
                    e);
        }
    }

    /**
     * The network after the last whole epoch of {@code stage}; empty before the first. For listeners to a training that
     * keeps its state in {@code folder}, on the thread that trains.
     *
     * @throws InputException where the state cannot be read
     */
    public static Optional<Snapshot> snapshot(Path folder, String stage) {
        Path json = folder.resolve(stage + ".json");
        if (!Files.exists(json)) {
            return Optional.empty();
        }
        try {
            Saved saved = JSON.readValue(json.toFile(), Saved.class);
            Weights numbers = SafeTensors.read(folder.resolve(saved.numbers()));
            return Optional.of(new Snapshot(saved.state().epoch(), numbers.under(now(0))));
        } catch (IOException e) {
            throw new InputException("The checkpoint in " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
