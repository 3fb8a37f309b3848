package io.clade.run.choice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a choice of the number of clusters depends on.
 *
 * @param clade version
 * @param asked what {@code -k} was: a range or {@code auto}
 * @param method name
 * @param settings made to its recommended hyperparameters
 * @param sha256 of the data
 * @param seed of all randomness
 */
public record Question(
        String clade, String asked, String method, Map<String, String> settings, String sha256, long seed) {

    public Question {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
