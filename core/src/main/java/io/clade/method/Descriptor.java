package io.clade.method;

import io.clade.input.InputException;
import io.clade.input.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The entry of one method in the registry.
 *
 * @param <H> its hyperparameters
 * @param name under {@code -m}
 * @param title as its paper writes it
 * @param summary one sentence: what it does, for which data
 * @param type the method's class, which may carry {@link Paper}
 * @param presets hyperparameters to start from
 * @param create makes the method
 * @param traits that the method has with given hyperparameters
 * @param findingK settings with which the method finds k where neither k nor these are set; empty where none are needed, or
 *     it cannot
 */
public record Descriptor<H extends Record & Settings>(
        String name,
        String title,
        String summary,
        Class<? extends Method> type,
        Presets<H> presets,
        Function<H, Method> create,
        Function<H, Traits> traits,
        Map<String, String> findingK) {

    private static final int LISTED_CLUSTERS = 10;

    public Descriptor {
        findingK = Map.copyOf(findingK);
    }

    /** The entry of a method that needs no further settings to find k, or cannot find it. */
    public Descriptor(
            String name,
            String title,
            String summary,
            Class<? extends Method> type,
            Presets<H> presets,
            Function<H, Method> create,
            Function<H, Traits> traits) {
        this(name, title, summary, type, presets, create, traits, Map.of());
    }

    /** The same entry with the settings with which the method finds k. */
    Descriptor<H> findingK(Map<String, String> settings) {
        return new Descriptor<>(name, title, summary, type, presets, create, traits, settings);
    }

    /**
     * The hyperparameters for {@code clusters} with {@code settings} made to them. The setting {@code preset=paper} starts
     * from the published ones, all others from the recommended ones.
     *
     * @throws InputException for a setting there is not or a value that is not allowed
     */
    public H hyperparameters(int clusters, Map<String, String> settings) {
        Require.atLeast("The number of clusters (-k)", clusters, 1);
        Require.that(settings != null, "The settings of %s are null. Give an empty map for none.", name);
        settings.forEach((key, value) ->
                Require.that(key != null && value != null, "The settings of %s have a null: %s=%s.", name, key, value));
        return presets.with(clusters, settings);
    }

    /** Those of {@code parameters}, which are all of a method's, that differ from the recommended ones. */
    public Map<String, String> departures(int clusters, Map<String, String> parameters) {
        return presets.departures(clusters, parameters);
    }

    /** The method for {@code clusters} with {@code settings}; see {@link #hyperparameters}. */
    public Method create(int clusters, Map<String, String> settings) {
        return create.apply(hyperparameters(clusters, settings));
    }

    /**
     * The traits of the method with {@code settings}, or with all its parameters as a result records them.
     *
     * @throws InputException for a setting there is not or a value that is not allowed
     */
    public Traits traits(Map<String, String> settings) {
        return traits.apply(hyperparameters(LISTED_CLUSTERS, settings));
    }

    /** The settings for a fit without k: {@code settings}, and {@link #findingK} where they do not say otherwise. */
    public Map<String, String> withoutK(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        findingK.forEach(all::putIfAbsent);
        return all;
    }

    /** Every hyperparameter with its recommended value. */
    public List<HyperparameterAccess.Entry> knobs() {
        return HyperparameterAccess.list(presets.recommended().apply(LISTED_CLUSTERS));
    }

    /** Every hyperparameter with its recommended value, by the part that it belongs to. */
    public Map<Part, List<HyperparameterAccess.Entry>> parts() {
        return HyperparameterAccess.byPart(presets.recommended().apply(LISTED_CLUSTERS));
    }
}
