package io.clade.run;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.input.Require;
import io.clade.method.Descriptor;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.Settings;
import io.clade.random.Seeds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan to fit a method to a dataset R times.
 *
 * @param name of the method, as the command knows it
 * @param method the method with its hyperparameters
 * @param parameters every hyperparameter by its {@code --set} name
 * @param data to cluster
 * @param clusters k, from 2 to n
 * @param seed of the first run; the others take the numbers that follow it
 * @param runs R, 1 or more
 */
public record Plan(
        String name, Method method, Map<String, String> parameters, Dataset data, int clusters, long seed, int runs) {

    /** @throws InputException where a number is out of its range */
    public Plan {
        Require.clusters(clusters, data.size());
        Seeds.requireRuns(seed, runs);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * A plan for the method {@code descriptor} with {@code settings} made to its recommended hyperparameters.
     *
     * @throws InputException where k, R, the name of a setting or its value is not allowed
     */
    public static <H extends Record & Settings> Plan of(
            Descriptor<H> descriptor, Map<String, String> settings, Dataset data, int clusters, long seed, int runs) {
        Require.clusters(clusters, data.size());
        H hyperparameters = descriptor.hyperparameters(clusters, settings);
        Method method = descriptor.create().apply(hyperparameters);
        return new Plan(
                descriptor.name(), method, HyperparameterAccess.values(hyperparameters), data, clusters, seed, runs);
    }
}
