package io.clade.method.automatic;

import io.clade.data.Dataset;
import io.clade.model.Model;
import io.clade.training.session.Session;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A method to be tried, with one candidate or several that share work.
 *
 * @param method its name
 * @param on what it is given, in words
 * @param features what each candidate clusters, in words
 * @param data the samples it is given
 * @param fit of a model for each candidate
 * @param deep true if it trains a network
 * @param isReduced true if it is given reduced samples
 */
record Trial(
        String method,
        String on,
        List<String> features,
        Dataset data,
        BiFunction<Dataset, Session, List<Model>> fit,
        boolean deep,
        boolean isReduced) {

    Trial {
        features = List.copyOf(features);
    }
}
