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
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class SpectralTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new Spectral(HyperparameterAccess.with(Spectral.recommended(k), changes)).fit(data, Session.seeded(1));
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @ParameterizedTest
    @CsvSource({"neighbours, true", "neighbours, false", "epsilon, true", "epsilon, false"})
    void moons_are_told_apart_and_new_samples_join_them(String affinity, String unitRows, @TempDir Path folder) {
        Dataset moons = Datasets.named("moons");
        int half = moons.size() / 2;
        Dataset fitted = moons.select(IntStream.range(0, half).map(i -> 2 * i).toArray());
        Dataset others =
                moons.select(IntStream.range(0, half).map(i -> 2 * i + 1).toArray());
        Model model = fit(fitted, 2, Map.of("affinity", affinity, "unit_rows", unitRows, "sigma", "0.1"));
        assertThat(accuracy(model, fitted)).isGreaterThan(0.99);
        model.save(folder);
        assertThat(accuracy(Model.load(folder), others)).isGreaterThan(0.99);
    }

    @Test
    void beyond_its_landmarks_samples_are_placed_by_nystroms_formula() {
        Dataset moons = Datasets.named("moons");
        Model model = fit(moons, 2, Map.of("landmarks", "200"));
        assertThat(model.weights().get("landmarks").shape()[0]).isEqualTo(200);
        assertThat(accuracy(model, moons)).isGreaterThan(0.98);
    }

    @Test
    void digits_are_found_as_well_as_scikit_learn_finds_them() {
        // scikit-learn 1.2.1, SpectralClustering(10, affinity="nearest_neighbors", n_neighbors=10): 0.808.
        Dataset digits = Datasets.named("digits");
        assertThat(accuracy(fit(digits, 10, Map.of()), digits)).isGreaterThan(0.8);
    }

    @Test
    void series_of_different_lengths_are_compared_by_warping() {
        Dataset waves = AgglomerativeTest.waves(40);
        Model model = fit(waves, 2, Map.of("distance", "dtw", "neighbours", "5"));
        assertThat(accuracy(model, waves)).isEqualTo(1);
        Dataset others = waves.select(1, 4, 7, 8);
        assertThat(accuracy(model, others)).isEqualTo(1);
    }

    /** Rows of {@code centres}, each so many times and then moved by normal noise of its deviation; labels are the centres. */
    private static Dataset groups(int each, double[] deviations, double[]... centres) {
        Random random = new Random(4);
        int width = centres[0].length;
        float[] values = new float[each * centres.length * width];
        int[] codes = new int[each * centres.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % centres.length;
            for (int j = 0; j < width; j++) {
                values[i * width + j] = (float) (centres[codes[i]][j] + deviations[codes[i]] * random.nextGaussian());
            }
        }
        return Dataset.of("groups", Shape.table(width), new FloatSamples(width, values))
                .withLabels(Labels.ofCodes(codes, centres.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"neighbours", "epsilon"})
    void distinct_rows_that_are_repeated_are_clusters(String affinity) {
        double[] none = new double[3];
        Dataset three = groups(50, none, new double[] {0, 0}, new double[] {1, 5}, new double[] {7, 2});
        Model model = fit(three, 3, Map.of("affinity", affinity));
        assertThat(accuracy(model, three)).isEqualTo(1);
        Dataset two = groups(60, new double[2], new double[] {0, 1}, new double[] {1, 0});
        assertThat(fit(two, 3, Map.of("affinity", affinity))
                        .assign(two)
                        .clusters()
                        .sizes())
                .hasSize(3)
                .contains(60, 60);
    }

    @Test
    void a_survey_of_yes_and_no_is_cut_in_two() {
        double[][] corners = new double[8][3];
        for (int i = 0; i < 8; i++) {
            corners[i] = new double[] {i & 1, i >> 1 & 1, i >> 2};
        }
        Dataset survey = groups(40, new double[8], corners);
        assertThat(fit(survey, 2, Map.of()).assign(survey).clusters().sizes()).doesNotContain(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 15, 75})
    void groups_may_differ_in_density(double times) {
        Dataset data = groups(60, new double[] {0.1, 0.1 * times}, new double[] {0, 0}, new double[] {60, 60});
        Model model = fit(data, 2, Map.of());
        assertThat(accuracy(model, data)).isEqualTo(1);
        assertThat(model.warnings()).isEmpty();
    }

    /** The tips of the sparse moon have neighbours in the dense one. */
    private static Dataset unlikeMoons(long seed) {
        Random random = new Random(seed);
        int[] codes = new int[360];
        float[] values = new float[2 * codes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i < 300 ? 0 : 1;
            double t = Math.PI * (codes[i] == 0 ? i / 299.0 : (i - 300) / 59.0);
            double[] place = codes[i] == 0
                    ? new double[] {Math.cos(t), Math.sin(t)}
                    : new double[] {1 - Math.cos(t), 0.5 - Math.sin(t)};
            for (int j = 0; j < 2; j++) {
                values[2 * i + j] = (float) (place[j] + 0.03 * random.nextGaussian());
            }
        }
        return Dataset.of("moons", Shape.table(2), new FloatSamples(2, values)).withLabels(Labels.ofCodes(codes, 2));
    }

    @Test
    void moons_of_unlike_density_are_found_with_hardly_an_exception() {
        long found = LongStream.rangeClosed(1, 10)
                .mapToObj(SpectralTest::unlikeMoons)
                .filter(moons -> accuracy(fit(moons, 2, Map.of()), moons) > 0.99)
                .count();
        assertThat(found).isGreaterThanOrEqualTo(9);
    }

    @Test
    void a_sample_far_from_all_is_no_cluster() {
        double[][] centres = {{0, 0}, {12, 0}};
        Dataset data = groups(50, new double[] {0.5, 1}, centres);
        float[] values = new float[202];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(data.sample(i), 0, values, 2 * i, 2);
        }
        values[200] = -15;
        values[201] = 15;
        Dataset with = Dataset.of("outlier", Shape.table(2), new FloatSamples(2, values));
        int[] sizes = fit(with, 2, Map.of()).assign(with).clusters().sizes();
        assertThat(sizes).containsExactlyInAnyOrder(51, 50);
    }

    @Test
    void too_sparse_a_graph_is_warned_of() {
        Dataset data = Numbers.clustered(3, 90, 3, Shape.table(4));
        assertThat(fit(data, 2, Map.of("neighbours", "3")).warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("unconnected parts, more than -k 2")
                        .contains("--set neighbours=N"));
        assertThatThrownBy(() -> fit(data, 20, Map.of("landmarks", "10")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("between 2 and the number of samples, 10. Got 20");
    }

    @Test
    void the_same_seed_gives_the_same_clusters() {
        Dataset data = Numbers.clustered(3, 90, 6, Shape.table(2));
        Labels first = fit(data, 6, Map.of()).assign(data).clusters();
        assertThat(fit(data, 6, Map.of()).assign(data).clusters()).isEqualTo(first);
    }
}
