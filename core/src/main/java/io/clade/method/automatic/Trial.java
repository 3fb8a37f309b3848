package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.method.Method;
import io.clade.training.session.Session;

/**
 * A method to be tried.
 *
 * @param method its name
 * @param features what it clusters, in words
 * @param data the samples it is given
 * @param fit the method with its hyperparameters
 * @param deep true if it trains a network
 * @param isReduced true if it is given reduced samples
 */
record Trial(String method, String features, Dataset data, Method fit, boolean deep, boolean isReduced) {

    /** The session of this trial, the number {@code number} of {@code count}. */
    Session session(Session session, int number, int count) {
        String stage = "auto, %s of %s, %s".formatted(number + 1, count, features);
        Session told = session.onProgress(progress -> session.progress().accept(progress.under(stage)));
        return session.checkpoints()
                .map(folder -> told.checkpointing(folder.resolve(number + "-" + method)))
                .orElse(told);
    }
}
