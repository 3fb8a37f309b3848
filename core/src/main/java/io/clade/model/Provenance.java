package io.clade.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model was made: enough to make it again.
 *
 * @param clade version of this library
 * @param method name of the method, as the command knows it
 * @param parameters every hyperparameter by its {@code --set} name
 * @param seed the fit's seed
 * @param data name of the dataset
 * @param samples n
 * @param sha256 hash of the samples' numbers, see {@link io.clade.data.Dataset#sha256()}
 * @param engine version of libtorch
 * @param java version of the Java runtime
 * @param platform operating system and architecture
 * @param device where tensors lived
 * @param threads threads an operation could use
 * @param started when the fit began, ISO-8601
 * @param seconds wall time of the fit
 */
public record Provenance(
        String clade,
        String method,
        Map<String, String> parameters,
        long seed,
        String data,
        int samples,
        String sha256,
        String engine,
        String java,
        String platform,
        String device,
        int threads,
        String started,
        double seconds) {

    public Provenance {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
