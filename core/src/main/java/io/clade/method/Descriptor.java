package io.clade.method;

import io.clade.data.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param paper hyperparameters for k clusters as published
 * @param create makes the method
 */
public record Descriptor<H extends Record>(
        String name,
        String title,
        String summary,
        Class<? extends Method> type,
        IntFunction<H> recommended,
        IntFunction<H> paper,
        Function<H, Method> create) {

    /** The setting that chooses between {@link #recommended} and {@link #paper}. */
    public static final String PRESET = "preset";

    /**
     * The hyperparameters for {@code clusters} with {@code settings} made to them; the setting {@code preset=paper} starts
     * from the published ones.
     *
     * @throws InputException for a setting there is not or a value that is not allowed
     */
    public H hyperparameters(int clusters, Map<String, String> settings) {
        Map<String, String> changes = new LinkedHashMap<>(settings);
        String preset = changes.remove(PRESET);
        if (preset == null || preset.equals("recommended")) {
            return Knobs.with(recommended.apply(clusters), changes);
        }
        if (preset.equals("paper")) {
            return Knobs.with(paper.apply(clusters), changes);
        }
        throw new InputException("preset must be recommended or paper. Got " + preset + ".");
    }

    /** The method for {@code clusters} with {@code settings}; see {@link #hyperparameters}. */
    public Method create(int clusters, Map<String, String> settings) {
        return create.apply(hyperparameters(clusters, settings));
    }

    /** Every hyperparameter with its recommended value. */
    public List<Knobs.Entry> knobs() {
        return Knobs.list(recommended.apply(LISTED_CLUSTERS));
    }

    private static final int LISTED_CLUSTERS = 10;
}
