package io.clade.run.file;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.storage.DurableFiles;
import io.clade.training.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A result that a fit has before it ends, for a user who stops it: a model and its assignments in a folder of their own. Where it
 * cannot be written, the fit goes on without.
 */
public final class EarlyResult {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyResult.class);
    private static final String MODEL = "model";
    private static final String ASSIGNMENTS = "assignments.csv";

    private EarlyResult() {}

    /** The folder of the early result of a fit that writes to {@code resultFolder}. */
    public static Path in(Path resultFolder) {
        return resultFolder.resolve("early");
    }

    /**
     * Replaces the early result in {@code resultFolder}.
     *
     * @param draft a folder that is not there yet, to put the files together in
     */
    public static void keep(Session.Early early, Dataset samples, Path resultFolder, Path draft) {
        try {
            DurableFiles.delete(draft);
            Files.createDirectories(draft);
            early.save(draft.resolve(MODEL));
            AssignmentFile.write(
                    draft.resolve(ASSIGNMENTS),
                    samples,
                    Model.load(draft.resolve(MODEL)).assign(samples));
            DurableFiles.delete(in(resultFolder));
            DurableFiles.replace(draft, in(resultFolder));
        } catch (IOException | UncheckedIOException | InputException e) {
            LOG.warn("The early result could not be written", e);
        }
    }

    /** Removes the early result in {@code resultFolder}, if there is one. */
    public static void remove(Path resultFolder) {
        try {
            DurableFiles.delete(in(resultFolder));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The early result could not be removed", e);
        }
    }
}
