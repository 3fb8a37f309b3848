package io.clade.method;

import io.clade.input.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The hyperparameters that a method may start from, each for k clusters.
 *
 * @param <H> the method's hyperparameters
 * @param recommended by measurement over several data sets
 * @param paper as published
 */
public record Presets<H extends Record>(IntFunction<H> recommended, IntFunction<H> paper) {

    /** The setting that chooses between {@link #recommended} and {@link #paper}. */
    public static final String NAME = "preset";

    public static <H extends Record> Presets<H> of(IntFunction<H> recommended, IntFunction<H> paper) {
        return new Presets<>(recommended, paper);
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
            return HyperparameterAccess.with(recommended.apply(clusters), changes);
        }
        if (preset.equals("paper")) {
            return HyperparameterAccess.with(paper.apply(clusters), changes);
        }
        throw new InputException("preset must be recommended or paper. Got " + preset + ".");
    }

    /** Those of {@code parameters}, which are all of a method's, that differ from the recommended ones. */
    Map<String, String> departures(int clusters, Map<String, String> parameters) {
        Map<String, String> said = new LinkedHashMap<>(parameters);
        said.entrySet()
                .removeAll(
                        HyperparameterAccess.values(recommended.apply(clusters)).entrySet());
        return said;
    }
}
