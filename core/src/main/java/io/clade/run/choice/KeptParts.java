package io.clade.run.choice;

import io.clade.input.InputException;
import io.clade.run.file.JsonFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final String DRAFT = "draft";

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
            Path draft = file.resolveSibling(DRAFT);
            JsonFiles.write(draft, part);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        Path file = folder.orElseThrow().resolve(QUESTION);
        if (!Files.exists(file)) {
            Path draft = Files.createDirectories(file.getParent()).resolve(DRAFT);
            JsonFiles.write(draft, question);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The folder for the checkpoints of the network's training. */
    Optional<Path> checkpoints() {
        return folder.map(parts -> parts.resolve("network"));
    }
}
