package io.clade.method;

import io.clade.data.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The hyperparameters that a method may start from, each for k clusters.
 *
 * @param <H> the method's hyperparameters
 * @param recommended by measurement over several data sets
 * @param paper as published
 * @param onNetwork recommended where a network is asked for, of a method that by itself has none
 */
public record Presets<H extends Record>(
        IntFunction<H> recommended, IntFunction<H> paper, Optional<IntFunction<H>> onNetwork) {

    /** The setting that chooses between {@link #recommended} and {@link #paper}. */
    public static final String NAME = "preset";

    /** How {@code --set} writes {@link NetworkChoice.Type#NONE}. */
    private static final String NO_NETWORK = "none";

    /** Presets of a method that has a network always or never. */
    public static <H extends Record> Presets<H> of(IntFunction<H> recommended, IntFunction<H> paper) {
        return new Presets<>(recommended, paper, Optional.empty());
    }

    /** Presets of a method that by itself has no network, and starts from {@code others} where one is asked for. */
    public Presets<H> onNetwork(IntFunction<H> others) {
        return new Presets<>(recommended, paper, Optional.of(others));
    }

    /**
     * The preset that {@code settings} ask for, with the other settings made to it.
     *
     * @throws InputException for a setting there is not or a value that is not allowed
     */
    H with(int clusters, Map<String, String> settings) {
        Map<String, String> changes = new LinkedHashMap<>(settings);
        String preset = changes.remove(NAME);
        if (preset == null || preset.equals("recommended")) {
            return Knobs.with(defaults(clusters, changes), changes);
        }
        if (preset.equals("paper")) {
            return Knobs.with(paper.apply(clusters), changes);
        }
        throw new InputException("preset must be recommended or paper. Got " + preset + ".");
    }

    /** The recommended hyperparameters, which depend on whether {@code settings} ask for a network. */
    H defaults(int clusters, Map<String, String> settings) {
        String network = settings.getOrDefault(NetworkChoice.NAME, NO_NETWORK).trim();
        return onNetwork
                .filter(others -> !network.equalsIgnoreCase(NO_NETWORK))
                .orElse(recommended)
                .apply(clusters);
    }

    /** The part of {@code parameters}, all of a method's, that must be said to get them from the recommended ones. */
    Map<String, String> departures(int clusters, Map<String, String> parameters) {
        Map<String, String> unsaid = Knobs.values(defaults(clusters, parameters));
        if (onNetwork.isPresent()) {
            // The defaults follow from the network, so that there is one must be said.
            String alone = Knobs.values(recommended.apply(clusters)).get(NetworkChoice.NAME);
            unsaid.put(NetworkChoice.NAME, alone);
        }
        Map<String, String> said = new LinkedHashMap<>(parameters);
        said.entrySet().removeAll(unsaid.entrySet());
        return said;
    }

    /** The recommended values that are others where a network is asked for, by name; the network itself aside. */
    Map<String, String> onNetworkOnly(int clusters) {
        Map<String, String> values = new LinkedHashMap<>();
        onNetwork.ifPresent(others -> values.putAll(Knobs.values(others.apply(clusters))));
        values.entrySet().removeAll(Knobs.values(recommended.apply(clusters)).entrySet());
        values.remove(NetworkChoice.NAME);
        return values;
    }
}
