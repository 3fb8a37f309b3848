package io.clade.training.session;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clade.input.InputException;
import io.clade.network.weight.SafeTensors;
import io.clade.network.weight.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The content of the JSON file of a checkpoint.
 *
 * @param identity of the fit it belongs to
 * @param numbers name of the file of numbers, beside it
 * @param checksum CRC-32 of that file; null in a checkpoint of an earlier version
 * @param state all but the numbers
 */
record SavedState(String identity, String numbers, Long checksum, Checkpoint.State state) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** A state and its numbers, all there. */
    record Whole(String identity, Checkpoint.State state, Weights numbers) {}

    /** Writes {@code numbers} to the file {@code tensors} and what belongs to them to {@code json}. */
    static void write(Path json, Path tensors, String identity, Checkpoint.State state, Weights numbers)
            throws IOException {
        SafeTensors.write(tensors, numbers);
        SavedState saved = new SavedState(identity, tensors.getFileName().toString(), checksum(tensors), state);
        Files.write(json, JSON.writeValueAsBytes(saved));
    }

    /** @throws InputException where the file or that of its numbers is damaged */
    static Whole whole(Path json) {
        try {
            SavedState saved = read(json);
            Path tensors = json.resolveSibling(saved.numbers());
            if (saved.checksum() != null && saved.checksum() != checksum(tensors)) {
                throw new InputException(damaged(tensors, "its numbers are not those that were written"));
            }
            return new Whole(saved.identity(), saved.state(), SafeTensors.read(tensors));
        } catch (IOException e) {
            throw new InputException(damaged(json, firstLine(e)), e);
        }
    }

    /** The file of numbers that {@code json} names; empty where it is missing or damaged. */
    static Optional<Path> numbersNamedBy(Path json) {
        try {
            return Files.exists(json)
                    ? Optional.of(json.resolveSibling(read(json).numbers()))
                    : Optional.empty();
        } catch (IOException | InputException e) {
            return Optional.empty();
        }
    }

    private static SavedState read(Path json) throws IOException {
        SavedState saved = JSON.readValue(Files.readAllBytes(json), SavedState.class);
        boolean complete = saved != null
                && saved.identity() != null
                && saved.numbers() != null
                && saved.state() != null
                && saved.state().history() != null;
        if (!complete) {
            throw new InputException(damaged(json, "a part is missing"));
        }
        return saved;
    }

    private static String damaged(Path file, String how) {
        return "The checkpoint " + file + " is damaged: " + how + ". Start again with --force.";
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }
}
