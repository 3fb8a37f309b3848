package io.clade.experiment.study;

import io.clade.run.ResultFolder.Existing;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The conditions of an experiment.
 *
 * @param quick whether a small part is enough: minutes in place of hours
 * @param seed of the first run; the others take the numbers that follow it
 * @param data folder with sets that are not built in; empty for none
 * @param folder for all files
 * @param existing treatment of fits that the folder holds already
 * @param progress listener
 */
public record Conditions(
        boolean quick,
        long seed,
        Optional<Path> data,
        Path folder,
        Existing existing,
        Consumer<? super Progress> progress) {

    /** A session that reports progress under the name {@code stage}. */
    public Session session(String stage, long own) {
        return Session.seeded(own).onProgress(done -> progress.accept(done.under(stage)));
    }
}
