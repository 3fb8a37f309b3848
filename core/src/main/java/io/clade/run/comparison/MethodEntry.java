package io.clade.run.comparison;

import io.clade.method.Descriptor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A method with its settings, as one side of a comparison.
 *
 * @param label in tables, unique in a comparison
 * @param method as the registry knows it
 * @param settings changes of its recommended hyperparameters, by {@code --set} name
 */
public record MethodEntry(String label, Descriptor<?> method, Map<String, String> settings) {

    public MethodEntry {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
