package io.clade.golden;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.Waves;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Map;

/**
 * A fit that a file of the golden tests describes.
 *
 * @param method its name
 * @param clusters k
 * @param data a built-in set, with parameters after a colon where it takes some, {@code waves}: series of different lengths, or {@code
 *     digit_rows}: the digits as series of their rows
 * @param samples the first ones of the set; 0 for all
 * @param seed of the fit
 * @param sharing the seed of the first of several runs that share a pre-training; null for a single run
 * @param settings changes to the method's default settings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fit(
        String method, int clusters, String data, int samples, long seed, Long sharing, Map<String, String> settings) {

    private static final int LONGEST_WAVE = 24;

    Dataset dataset() {
        return dataset(data, samples);
    }

    /** The first {@code samples} of the set called {@code name}; all where {@code samples} is 0. */
    static Dataset dataset(String name, int samples) {
        Dataset all = switch (name) {
            case "waves" -> Waves.dataset(samples, LONGEST_WAVE);
            case "digit_rows" -> digitRows();
            default -> Datasets.open(name, ReadOptions.DEFAULT);
        };
        return samples == 0 ? all : all.limit(samples);
    }

    private static Dataset digitRows() {
        Dataset digits = Datasets.named("digits");
        int side = digits.shape().extent(1);
        float[] values = new float[digits.size() * side * side];
        for (int i = 0; i < digits.size(); i++) {
            digits.copy(i, values, i * side * side);
        }
        return Dataset.of("digit_rows", Shape.series(side, side), new FloatSamples(side * side, values))
                .withLabels(digits.labels().orElseThrow());
    }

    Fit withSeed(long other) {
        return new Fit(method, clusters, data, samples, other, sharing, settings);
    }

    /** The fitted model; {@code folder} is where runs keep what they share. */
    Model model(Dataset dataset, Path folder) {
        Session alone = Session.seeded(seed);
        Session session = sharing == null ? alone : alone.sharing(sharing, folder);
        return Methods.named(method).create(clusters, settings).fit(dataset, session);
    }
}
