package io.clade.experiment.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A method with settings, under the name that a paper's table gives it.
 *
 * @param label as the table writes it
 * @param method as the command knows it
 * @param settings by their {@code --set} names
 */
public record Recipe(String label, String method, Map<String, String> settings) {

    public Recipe {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** This recipe under another name with {@code more} settings. */
    public Recipe with(String other, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new Recipe(other, method, all);
    }
}
