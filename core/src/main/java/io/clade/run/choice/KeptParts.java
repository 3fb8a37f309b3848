package io.clade.run.choice;

import io.clade.input.InputException;
import io.clade.run.file.JsonFiles;
import io.clade.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The finished parts of a choice, each in a file of its own, from which an interrupted choice continues.
 *
 * @param folder that keeps them, created with the first; empty to keep none
 * @param question that the choice answers
 */
record KeptParts(Optional<Path> folder, ChoiceKey question) {

    private static final String QUESTION = "question.json";

    /** @throws InputException where the folder has parts of the answer to another question */
    KeptParts {
        folder.map(parts -> parts.resolve(QUESTION))
                .filter(Files::exists)
                .ifPresent(file -> JsonFiles.read(file, ChoiceKey.class).requireSame(question, file));
    }

    /** The part {@code name}, as it was kept, else made by {@code make}. */
    <T> T part(String name, Class<T> type, Supplier<T> make) {
        if (has(name)) {
            return JsonFiles.read(file(name).orElseThrow(), type);
        }
        T made = make.get();
        file(name).ifPresent(file -> keep(file, made));
        return made;
    }

    /** True if the part {@code name} is kept. */
    boolean has(String name) {
        return file(name).filter(Files::exists).isPresent();
    }

    private Optional<Path> file(String name) {
        return folder.map(parts -> parts.resolve(name + ".json"));
    }

    private void keep(Path file, Object part) {
        try {
            begin();
            JsonFiles.writeDurably(file, part);
        } catch (IOException e) {
            throw new StorageException(
                    "%s cannot be written: %s. What is done is kept; --resume does the rest."
                            .formatted(file, StorageException.reason(file, e)),
                    e);
        }
    }

    private void begin() throws IOException {
        Path file = folder.orElseThrow().resolve(QUESTION);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            JsonFiles.writeDurably(file, question);
        }
    }

    /** The folder for the checkpoints of the network's training. */
    Optional<Path> checkpoints() {
        return folder.map(parts -> parts.resolve("network"));
    }
}
