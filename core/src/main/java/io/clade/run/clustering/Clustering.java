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
 * A way to cluster any dataset: a method with its settings, how many clusters, how many runs. Immutable; every change makes
 * another one.
 *
 * <pre>{@code
 * Result result = Clustering.by("kmeans").choosingClusters(2, 20).runs(5).resuming(folder).fit(data, Session.seeded(1));
 * }</pre>
 *
 * @param method as the registry knows it
 * @param settings made to its recommended hyperparameters
 * @param clusters how many there are to be
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

    /** The same of a method that need not be in the registry. */
    public static Clustering by(Descriptor<?> method) {
        return new Clustering(method, Map.of(), ClusterCount.AUTO, 1);
    }

    /** With the hyperparameter {@code name} set to {@code value}, as {@code --set} takes it. */
    public Clustering with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value.toString());
        return new Clustering(method, more, clusters, runs);
    }

    /** Into {@code k} clusters; for a method that finds their number, from k prototypes. */
    public Clustering clusters(int k) {
        return clusters(ClusterCount.of(k));
    }

    /** Into as many as criteria choose from {@code least} to {@code most}. */
    public Clustering choosingClusters(int least, int most) {
        return clusters(ClusterCount.of(new Range(least, most)));
    }

    public Clustering clusters(ClusterCount count) {
        return new Clustering(method, settings, count, runs);
    }

    public Clustering runs(int count) {
        return new Clustering(method, settings, clusters, count);
    }

    /** To be done in {@code folder}, which is new or empty. */
    public Job into(Path folder) {
        return in(folder, Existing.REFUSE);
    }

    /** To be done anew in {@code folder}; a result that is there is replaced when the new one is whole. */
    public Job replacing(Path folder) {
        return in(folder, Existing.REPLACE);
    }

    /** To be gone on with in {@code folder} where it was interrupted, or begun there; what is finished is not done again. */
    public Job resuming(Path folder) {
        return in(folder, Existing.RESUME);
    }

    public Job in(Path folder, Existing existing) {
        return new Job(this, folder, existing, Optional.empty());
    }

    /** The settings that are fitted with: where no number is given, those with which the method finds it where it can. */
    Map<String, String> fitted() {
        return clusters.automatic() ? method.withoutK(settings) : settings;
    }

    /** Those of the method with the settings that are fitted with. */
    Traits traits() {
        return method.traits(fitted());
    }
}
