package io.clade.run.clustering;

import io.clade.input.Require;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.method.Trait;
import io.clade.method.Traits;
import io.clade.run.ResultFolder.Existing;
import io.clade.run.choice.ClusterCount;
import io.clade.run.choice.Range;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A way to cluster any dataset: a method with its settings, the number of clusters and the number of runs. Immutable;
 * every change makes a new one.
 *
 * <pre>{@code
 * Result result = Clustering.by("kmeans").choosingClusters(2, 20).runs(5).resuming(folder).fit(data, Session.seeded(1));
 * }</pre>
 *
 * @param method as the registry knows it
 * @param settings made to its recommended hyperparameters
 * @param clusters number of clusters asked for
 * @param runs R, with the seeds S, S+1, …; the run of lowest loss is taken
 */
public record Clustering(Descriptor<?> method, Map<String, String> settings, ClusterCount clusters, int runs) {

    /** @throws io.clade.input.InputException where a setting or a number is not allowed */
    public Clustering {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        method.hyperparameters(clusters.least(), settings);
        Require.that(
                clusters.range().isEmpty() || !method.traits(settings).has(Trait.FINDS_K),
                "-m %s finds the number of clusters itself, so -k cannot be a range. Write -k auto.",
                method.name());
        Require.atLeast("The number of runs (--runs)", runs, 1);
    }

    /**
     * One run of the method {@code name} with its recommended hyperparameters and the number of clusters that suits the data.
     *
     * @throws io.clade.input.InputException where there is no such method
     */
    public static Clustering by(String name) {
        return by(Methods.named(name));
    }

    /** One run of a method that need not be in the registry. */
    public static Clustering by(Descriptor<?> method) {
        return new Clustering(method, Map.of(), ClusterCount.AUTO, 1);
    }

    /** This clustering with the hyperparameter {@code name} set to {@code value}, as {@code --set} takes it. */
    public Clustering with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value.toString());
        return new Clustering(method, more, clusters, runs);
    }

    /** This clustering with {@code k} clusters; for a method that finds their number, with k prototypes. */
    public Clustering clusters(int k) {
        return clusters(ClusterCount.of(k));
    }

    /** This clustering with the number of clusters that criteria choose from {@code least} to {@code most}. */
    public Clustering choosingClusters(int least, int most) {
        return clusters(ClusterCount.of(new Range(least, most)));
    }

    public Clustering clusters(ClusterCount count) {
        return new Clustering(method, settings, count, runs);
    }

    public Clustering runs(int count) {
        return new Clustering(method, settings, clusters, count);
    }

    /** A job that writes to {@code folder}, which must be new or empty. */
    public Job into(Path folder) {
        return in(folder, Existing.REFUSE);
    }

    /** A job that begins anew in {@code folder}; an earlier result is replaced when the new one is complete. */
    public Job replacing(Path folder) {
        return in(folder, Existing.REPLACE);
    }

    /**
     * A job that continues in {@code folder} where it was interrupted, or begins there; finished work is not repeated.
     */
    public Job resuming(Path folder) {
        return in(folder, Existing.RESUME);
    }

    public Job in(Path folder, Existing existing) {
        return new Job(this, folder, existing, Optional.empty());
    }

    /**
     * The settings of the fit; where no number of clusters is given, with those by which the method finds it, if it
     * can.
     */
    Map<String, String> fitted() {
        return clusters.automatic() ? method.withoutK(settings) : settings;
    }

    /** The traits of the method with the settings of the fit. */
    Traits traits() {
        return method.traits(fitted());
    }
}
