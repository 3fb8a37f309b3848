package io.clade.model;

import io.clade.data.Dataset;
import io.clade.tensor.runtime.NativeRuntime;
import io.clade.training.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record of how a model was made, with all that is needed to make it again.
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
 * @param device device of the tensors
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

    private static final double MILLIS_PER_SECOND = 1e3;

    public Provenance {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * The record of a fit that ends now.
     *
     * @param method name of the method, as the command knows it
     * @param parameters every hyperparameter by its {@code --set} name
     * @param started when the fit began
     */
    public static Provenance of(
            String method, Map<String, String> parameters, Dataset data, Session session, Instant started) {
        return new Provenance(
                Version.get(),
                method,
                parameters,
                session.seed(),
                data.name(),
                data.size(),
                data.sha256(),
                NativeRuntime.version(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                session.device().toString(),
                NativeRuntime.threads(),
                started.toString(),
                Duration.between(started, Instant.now()).toMillis() / MILLIS_PER_SECOND);
    }
}
