package io.clade.run.choice;

import io.clade.run.ResultFolder;
import io.clade.run.file.JsonFiles;
import io.clade.storage.DurableFiles;
import io.clade.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code choice.json} and {@code choice.csv} of a folder. */
public final class ChoiceFiles {

    private static final String HEADER =
            "k,scatter,silhouette,silhouette_reference,gap,gap_error,stability,stability_reference,lifetime,misplaced";

    private ChoiceFiles() {}

    /**
     * Writes both; the folder is made where it is missing.
     *
     * @throws StorageException where that cannot be done
     */
    public static void write(Path folder, Choice choice) {
        try {
            Files.createDirectories(folder);
            List<String> lines = new ArrayList<>(List.of(HEADER));
            choice.criteria().forEach(one -> lines.add(row(one)));
            DurableFiles.write(folder.resolve(ResultFolder.CHOICE_TABLE), made -> Files.write(made, lines));
            JsonFiles.writeDurably(folder.resolve(ResultFolder.CHOICE), choice);
        } catch (IOException e) {
            throw new StorageException(
                    "The choice of k cannot be written to " + folder + ": " + e.getMessage()
                            + ". Give another folder with -o.",
                    e);
        }
    }

    private static String row(Criteria one) {
        return "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s"
                .formatted(
                        one.k(),
                        one.scatter(),
                        one.silhouette(),
                        one.silhouetteReference(),
                        one.gap(),
                        one.gapError(),
                        one.stability(),
                        one.stabilityReference(),
                        one.lifetime(),
                        one.misplaced() == null ? "" : one.misplaced());
    }

    /**
     * The choice in {@code folder}, where there is one.
     *
     * @throws io.clade.input.InputException where it is damaged
     */
    public static Optional<Choice> read(Path folder) {
        Path file = folder.resolve(ResultFolder.CHOICE);
        return Files.exists(file) ? Optional.of(JsonFiles.read(file, Choice.class)) : Optional.empty();
    }
}
