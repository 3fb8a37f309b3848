package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Descriptor;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of which only the direction counts. */
@ExtendWith(NativeMemory.class)
class DirectionsTest {

    /**
     * Samples of any length near one of three directions in the positive octant, so that standardising columns would turn them.
     *
     * @param zeros samples of zeros at the end, labelled as a fourth direction
     */
    private static Dataset directions(int zeros, double scale) {
        Random random = new Random(2);
        double[][] centres = {{1, 0.1, 0.1, 5}, {0.1, 1, 0.1, 5}, {0.1, 0.1, 1, 5}};
        int n = 60;
        float[] values = new float[4 * (n + zeros)];
        int[] codes = new int[n + zeros];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i < n ? i % 3 : 3;
            double length = i < n ? scale * Math.exp(2 * random.nextGaussian()) : 0;
            for (int j = 0; j < 4; j++) {
                values[4 * i + j] = i < n ? (float) (length * (centres[i % 3][j] + 0.02 * random.nextGaussian())) : 0;
            }
        }
        return Dataset.of("directions", Shape.table(4), new FloatSamples(4, values))
                .withLabels(Labels.ofCodes(codes, zeros > 0 ? 4 : 3));
    }

    /**
     * Two directions, one along the third column, which is far from zero and hardly varies. Moved by its mean it would leave
     * the samples of this direction near zero, pointing anywhere.
     */
    @ParameterizedTest
    @CsvSource({
        "agglomerative, auto, linkage=average",
        "agglomerative, none, linkage=complete",
        "spectral, auto, unit_rows=true",
        "spectral, none, unit_rows=true"
    })
    void numbers_far_from_zero_do_not_turn_directions(String method, String scaling, String more) {
        Random random = new Random(4);
        float[] values = new float[3 * 60];
        int[] codes = new int[60];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % 2;
            values[3 * i] = (float) (1000 * codes[i] + random.nextGaussian());
            values[3 * i + 1] = (float) random.nextGaussian();
            values[3 * i + 2] = (float) (2000 + 0.5 * random.nextGaussian());
        }
        Dataset data =
                Dataset.of("far", Shape.table(3), new FloatSamples(3, values)).withLabels(Labels.ofCodes(codes, 2));
        Model model = fit(method, data, 2, "distance=cosine", "scaling=" + scaling, more);
        assertThat(accuracy(model, data)).isEqualTo(1);
        assertThat(model.preprocessing().shift()).containsExactly(0.0);
    }

    private static Model fit(String method, Dataset data, int k, String... settings) {
        Map<String, String> changes = new HashMap<>();
        for (String setting : settings) {
            changes.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        Descriptor<?> descriptor = Methods.named(method);
        return descriptor.create(k, changes).fit(data, Session.seeded(1));
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-25, 1, 1e25})
    void cosine_compares_samples_as_they_are_given(double scale) {
        Dataset data = directions(0, scale);
        Model model = fit("agglomerative", data, 3, "distance=cosine", "linkage=average");
        assertThat(accuracy(model, data)).isEqualTo(1);
        assertThat(model.provenance().parameters()).containsEntry("scaling", "none");
        assertThat(accuracy(fit("spectral", data, 3, "distance=cosine"), data)).isEqualTo(1);
    }

    /** Two lines through the origin far from it in every column: moved by the means they would be one. */
    @Test
    void subspaces_far_from_zero_stay_subspaces() {
        Random random = new Random(3);
        float[] values = new float[2 * 80];
        int[] codes = new int[80];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % 2;
            double length = 100_000 + random.nextGaussian();
            values[2 * i] = (float) length;
            values[2 * i + 1] = (float) (length * (codes[i] == 0 ? 1 : 1.001));
        }
        Dataset data =
                Dataset.of("lines", Shape.table(2), new FloatSamples(2, values)).withLabels(Labels.ofCodes(codes, 2));
        Model model = fit("ssc", data, 2);
        assertThat(model.preprocessing().shift()).containsExactly(0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "agglomerative, distance=cosine, linkage=average, true",
        "agglomerative, distance=euclidean, linkage=average, false",
        "spectral, distance=cosine, sigma=0, true",
        "spectral, distance=cosine, sigma=1, true",
        "spectral, distance=euclidean, sigma=0, false",
        "ssc, residual=1e-6, others=5, true",
        "kmeans, scaling=rows, restarts=2, true"
    })
    void a_saved_model_knows_that_it_compares_directions(
            String method, String setting, String other, boolean told, @TempDir Path folder) {
        fit(method, directions(0, 1), 3, setting, other).save(folder);
        Optional<String> said = Model.load(folder).withoutDirection(directions(3, 1));
        assertThat(said.isPresent()).isEqualTo(told);
        said.ifPresent(words -> assertThat(words)
                .isEqualTo("3 of 63 samples are all zeros and have no direction: their clusters mean nothing."));
        assertThat(Model.load(folder).withoutDirection(directions(0, 1))).isEmpty();
    }

    /** Standardising moves zeros away from zero. */
    @Test
    void zeros_are_samples_as_the_method_sees_them() {
        Model model =
                fit("agglomerative", directions(0, 1), 3, "distance=cosine", "linkage=average", "scaling=standardize");
        assertThat(model.withoutDirection(directions(3, 1))).isEmpty();
    }

    @Test
    void scaling_that_is_asked_for_is_done() {
        Model model =
                fit("agglomerative", directions(0, 1), 3, "distance=cosine", "linkage=average", "scaling=standardize");
        assertThat(model.provenance().parameters()).containsEntry("scaling", "standardize");
    }

    @ParameterizedTest
    @CsvSource({"kmeans", "gmm", "divisive", "vcl"})
    void rows_of_unit_length_are_clustered_by_their_direction(String method) {
        Dataset data = directions(0, 1);
        assertThat(accuracy(fit(method, data, 3, "scaling=rows"), data)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agglomerative", "spectral"})
    void samples_of_zeros_are_told_of_and_join_no_direction(String method) {
        Dataset data = directions(8, 1);
        String linkage = method.equals("agglomerative") ? "linkage=average" : "neighbours=5";
        Model model = fit(method, data, 4, "distance=cosine", linkage);
        assertThat(accuracy(model, data)).isEqualTo(1);
        assertThat(model.warnings())
                .anyMatch(warning -> warning.startsWith("8 of 68 samples are all zeros and have no direction"));
    }

    @ParameterizedTest
    @CsvSource({"kmeans, scaling=rows", "ssc, residual=1e-6"})
    void every_method_of_directions_tells_of_zeros(String method, String setting) {
        assertThat(fit(method, directions(3, 1), 4, setting).warnings())
                .anyMatch(warning -> warning.startsWith("3 of 63 samples are all zeros and have no direction"));
        assertThat(fit(method, directions(0, 1), 3, setting).warnings())
                .noneMatch(warning -> warning.contains("no direction"));
    }

    @Test
    void directions_beyond_single_precision_are_refused_as_such(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("far.csv"), "a,b\n1e200,2e200\n3e200,1e200\n2e200,2e200\n");
        assertThatThrownBy(() -> fit("agglomerative", Datasets.read(file), 2, "distance=cosine", "linkage=average"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("Sample 0 of far", "beyond single precision", "scaling=standardize");
    }
}
