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
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.MergeTree;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class AgglomerativeTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new Agglomerative(HyperparameterAccess.with(Agglomerative.recommended(k), changes))
                .fit(data, Session.seeded(1));
    }

    /** Sines of two frequencies, of different lengths. */
    static Dataset waves(int n) {
        int steps = 40;
        float[] values = new float[n * steps];
        int[] lengths = new int[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 2;
            lengths[i] = 24 + i % 17;
            for (int t = 0; t < lengths[i]; t++) {
                double turns = (1 + 2 * labels[i]) * (double) t / lengths[i];
                values[i * steps + t] = (float) Math.sin(2 * Math.PI * turns + 0.02 * i);
            }
        }
        return Dataset.of("waves", Shape.series(steps, 1), new FloatSamples(steps, values))
                .withLengths(lengths)
                .withLabels(Labels.ofCodes(labels, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ward", "average", "complete", "single"})
    void clusters_that_are_far_apart_are_found_and_new_samples_join_them(String linkage) {
        Dataset data = Numbers.clustered(2, 300, 3, Shape.table(6));
        Model model = fit(data.limit(200), 3, Map.of("linkage", linkage));
        Assignment found = model.assign(data);
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
        assertThat(found.confidence(250)).isBetween(0.5f, 1f);
        assertThat(model.warnings()).isEmpty();
        assertThat(model.find(MergeTree.class).orElseThrow().tree().samples()).isEqualTo(200);
    }

    @Test
    void fitted_samples_keep_the_clusters_of_the_tree(@TempDir Path folder) {
        Dataset moons = Datasets.named("moons");
        Model model = fit(moons, 4, Map.of("linkage", "average"));
        Labels cut = model.find(MergeTree.class).orElseThrow().tree().cut(4);
        assertThat(model.assign(moons).clusters()).isEqualTo(cut);
        // The nearest centroid alone would put some elsewhere: that is what new samples get.
        Dataset others =
                moons.select(java.util.stream.IntStream.range(1, moons.size()).toArray());
        assertThat(model.assign(others).clusters().codes())
                .isNotEqualTo(Arrays.copyOfRange(cut.codes(), 1, cut.size()));
        model.save(folder);
        assertThat(Model.load(folder).assign(moons).clusters()).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({"ward, 0.8402893711741792", "average, 0.6087924318308292", "complete, 0.5898720089037285"})
    void digits_cluster_as_scikit_learn_has_them(String linkage, double accuracy) {
        // scikit-learn 1.2.1, AgglomerativeClustering(10, linkage=linkage).
        Dataset digits = Datasets.named("digits");
        Labels found =
                fit(digits, 10, Map.of("linkage", linkage)).assign(digits).clusters();
        assertThat(ExternalIndices.accuracy(digits.labels().orElseThrow(), found))
                .isEqualTo(accuracy);
    }

    @ParameterizedTest
    @CsvSource({"dtw, average, 0.2", "cid_dtw, single, 0.2"})
    void series_of_different_lengths_are_compared_by_warping(String distance, String linkage, String band) {
        Dataset waves = waves(40);
        Model model = fit(waves, 2, Map.of("distance", distance, "linkage", linkage, "band", band));
        assertThat(ExternalIndices.accuracy(
                        waves.labels().orElseThrow(), model.assign(waves).clusters()))
                .isEqualTo(1);
        Dataset others = waves.select(1, 4, 7, 8);
        assertThat(ExternalIndices.accuracy(
                        others.labels().orElseThrow(), model.assign(others).clusters()))
                .isEqualTo(1);
    }

    @Test
    void the_tree_can_be_cut_where_its_clusters_live_longest_or_at_a_distance() {
        Dataset data = Numbers.clustered(3, 90, 3, Shape.table(4));
        Model byLifetime = fit(data, 7, Map.of("cut", "lifetime"));
        assertThat(byLifetime.clusters()).isEqualTo(3);
        assertThat(byLifetime.warnings())
                .containsExactly("3 clusters were found; -k 7 was ignored, because the method or its settings find the"
                        + " number.");
        double height = byLifetime.find(MergeTree.class).orElseThrow().tree().height(84);
        Model byDistance = fit(data, 3, Map.of("cut", "distance", "height", Double.toString(height * 1.0001)));
        assertThat(byDistance.clusters()).isEqualTo(5);
        assertThatThrownBy(() -> fit(data, 3, Map.of("cut", "distance")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--set height=");
    }

    @Test
    void what_does_not_suit_is_refused_in_one_line() {
        Dataset waves = waves(6);
        assertThatThrownBy(() -> fit(waves, 2, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("distance=dtw");
        Dataset table = Numbers.clustered(3, 9, 3, Shape.table(4));
        assertThatThrownBy(() -> fit(table, 2, Map.of("distance", "dtw")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("distance=dtw is for series, but");
    }

    @Test
    void progress_states_the_memory_before_anything_is_measured() {
        List<Progress> told = new ArrayList<>();
        Dataset data = Numbers.clustered(3, 900, 3, Shape.table(4));
        new Agglomerative(Agglomerative.recommended(3))
                .fit(data, Session.seeded(1).onProgress(told::add));
        assertThat(told.get(0).detail()).isEqualTo("distances take 3 MB");
        assertThat(told).hasSizeBetween(20, 120);
    }
}
