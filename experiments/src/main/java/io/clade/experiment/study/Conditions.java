package io.clade.experiment.study;

import io.clade.run.ResultFolder.Existing;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Under which an experiment is done.
 *
 * @param quick whether a small part is enough: minutes in place of hours
 * @param seed of the first run; the others take the numbers that follow it
 * @param data a folder with sets that are not built in; empty for none
 * @param folder where everything is written
 * @param existing what to do with fits that the folder holds already
 * @param progress hears how far the work has come
 */
public record Conditions(
        boolean quick,
        long seed,
        Optional<Path> data,
        Path folder,
        Existing existing,
        Consumer<? super Progress> progress) {

    /** A session whose progress is told under the name {@code stage}. */
    public Session session(String stage, long own) {
        return Session.seeded(own).onProgress(done -> progress.accept(done.under(stage)));
    }
}
