package io.clade.run;

import io.clade.input.Require;
import io.clade.method.Methods;
import io.clade.model.Version;
import io.clade.tensor.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The request that a result folder was begun for: everything the result depends on but the machine. Only the same
 * request can resume.
 *
 * @param clade version
 * @param method name of the method
 * @param parameters every hyperparameter by its {@code --set} name
 * @param data to cluster
 * @param clusters k
 * @param seed of the first run
 * @param runs R
 * @param threads that an operation could use; null in a request of an earlier version. A fit may go on with others, and is
 *     told that bits may differ
 */
record Request(
        String clade,
        String method,
        Map<String, String> parameters,
        Metrics.Data data,
        int clusters,
        long seed,
        int runs,
        Integer threads) {

    Request {
        Require.present("clade", clade);
        Require.present("method", method);
        Require.present("parameters", parameters);
        Require.present("data", data);
    }

    /** The request of {@code plan} on {@code data}. */
    static Request of(Plan plan, Metrics.Data data) {
        return new Request(
                Version.get(),
                plan.name(),
                plan.parameters(),
                data,
                plan.clusters(),
                plan.seed(),
                plan.runs(),
                NativeRuntime.threads());
    }

    /** The request of a finished result. */
    static Request of(Metrics metrics) {
        return new Request(
                metrics.clade(),
                metrics.method(),
                metrics.parameters(),
                metrics.data(),
                metrics.k(),
                metrics.seeds().get(0),
                metrics.seeds().size(),
                null);
    }

    /** A warning for a fit that goes on now with other threads than it was begun with. */
    Optional<String> otherThreads() {
        int now = NativeRuntime.threads();
        return threads == null || threads == now
                ? Optional.empty()
                : Optional.of(("The fit was begun with --threads %s and went on with --threads %s. Networks with"
                                + " convolutions, recurrent or large ones can differ in their last digits from those of a"
                                + " fit on one number of threads.")
                        .formatted(threads, now));
    }

    /** The differences of {@code later} from this request, a phrase each, such as {@code -k was 10 and is now 8}. */
    List<String> differences(Request later) {
        List<String> found = new ArrayList<>();
        add(found, "the version of Clade", clade, later.clade);
        add(found, "-m", method, later.method);
        add(found, "-k", clusters, later.clusters);
        add(found, "--seed", seed, later.seed);
        add(found, "--runs", runs, later.runs);
        addData(found, later.data);
        if (method.equals(later.method)) {
            Set<String> names = new LinkedHashSet<>(parameters.keySet());
            names.addAll(later.parameters.keySet());
            Map<String, String> before = withLaterParameters();
            names.forEach(name -> add(found, "--set " + name, before.get(name), later.parameters.get(name)));
        }
        return found;
    }

    /**
     * The parameters, completed by the defaults of parameters that the method got since: an earlier result was made
     * with these.
     */
    private Map<String, String> withLaterParameters() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        Methods.all().stream()
                .filter(known -> known.name().equals(method))
                .flatMap(known -> known.knobs().stream())
                .forEach(knob -> all.putIfAbsent(knob.name(), knob.value()));
        return all;
    }

    private void addData(List<String> found, Metrics.Data later) {
        int before = found.size();
        add(found, "the number of samples", data.samples(), later.samples());
        add(found, "the shape of a sample", data.shape(), later.shape());
        if (found.size() == before && !data.sha256().equals(later.sha256())) {
            found.add("the values of the data differ");
        }
    }

    private static void add(List<String> found, String what, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            found.add(what + " was " + before + " and is now " + now);
        }
    }
}
