package io.clade.method;

import io.clade.data.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One method as the registry knows it.
 *
 * @param <H> its hyperparameters
 * @param name under {@code -m}
 * @param title as its paper writes it
 * @param summary one sentence: what it does, for which data
 * @param type the method's class, which may carry {@link Paper}
 * @param recommended hyperparameters for k clusters that measurement over several data sets recommends
 * @param onNetwork the same where a network is asked for, of a method that by itself has none
 * @param paper hyperparameters for k clusters as published
 * @param create makes the method
 */
public record Descriptor<H extends Record>(
        String name,
        String title,
        String summary,
        Class<? extends Method> type,
        IntFunction<H> recommended,
        Optional<IntFunction<H>> onNetwork,
        IntFunction<H> paper,
        Function<H, Method> create) {

    /** A method that has a network always or never. */
    public Descriptor(
            String name,
            String title,
            String summary,
            Class<? extends Method> type,
            IntFunction<H> recommended,
            IntFunction<H> paper,
            Function<H, Method> create) {
        this(name, title, summary, type, recommended, Optional.empty(), paper, create);
    }

    /** The setting that chooses between {@link #recommended} and {@link #paper}. */
    public static final String PRESET = "preset";

    /**
     * The hyperparameters for {@code clusters} with {@code settings} made to them. The setting {@code preset=paper} starts
     * from the published ones, all others from {@link #defaults}.
     *
     * @throws InputException for a setting there is not or a value that is not allowed
     */
    public H hyperparameters(int clusters, Map<String, String> settings) {
        Map<String, String> changes = new LinkedHashMap<>(settings);
        String preset = changes.remove(PRESET);
        if (preset == null || preset.equals("recommended")) {
            return Knobs.with(defaults(clusters, changes), changes);
        }
        if (preset.equals("paper")) {
            return Knobs.with(paper.apply(clusters), changes);
        }
        throw new InputException("preset must be recommended or paper. Got " + preset + ".");
    }

    /** What is recommended for {@code clusters} beside {@code settings}: it depends on whether these ask for a network. */
    public H defaults(int clusters, Map<String, String> settings) {
        String network = settings.getOrDefault(NetworkChoice.NAME, NONE).trim();
        return onNetwork
                .filter(other -> !network.equalsIgnoreCase(NONE))
                .orElse(recommended)
                .apply(clusters);
    }

    /** Those of all {@code parameters} of a method for {@code clusters} that it has only where they are said. */
    public Map<String, String> departures(int clusters, Map<String, String> parameters) {
        Map<String, String> unsaid = Knobs.values(defaults(clusters, parameters));
        // That a network is asked for must be said, whichever it is.
        unsaid.computeIfPresent(
                NetworkChoice.NAME,
                (name, value) -> Knobs.values(recommended.apply(clusters)).get(name));
        Map<String, String> said = new LinkedHashMap<>(parameters);
        said.entrySet().removeAll(unsaid.entrySet());
        return said;
    }

    /** The method for {@code clusters} with {@code settings}; see {@link #hyperparameters}. */
    public Method create(int clusters, Map<String, String> settings) {
        return create.apply(hyperparameters(clusters, settings));
    }

    /** Every hyperparameter with its recommended value. */
    public List<Knobs.Entry> knobs() {
        return Knobs.list(recommended.apply(LISTED_CLUSTERS));
    }

    /** The values of {@link #knobs} that are others where a network is asked for, by name; that it is asked for aside. */
    public Map<String, String> onNetworkOnly() {
        Map<String, String> values = new LinkedHashMap<>();
        onNetwork.ifPresent(other -> values.putAll(Knobs.values(other.apply(LISTED_CLUSTERS))));
        values.entrySet()
                .removeAll(Knobs.values(recommended.apply(LISTED_CLUSTERS)).entrySet());
        values.remove(NetworkChoice.NAME);
        return values;
    }

    private static final int LISTED_CLUSTERS = 10;

    /** How {@code --set} writes {@link NetworkChoice.Type#NONE}. */
    private static final String NONE = "none";
}
