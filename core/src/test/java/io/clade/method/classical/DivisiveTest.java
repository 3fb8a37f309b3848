package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.model.part.SplitTree;
import io.clade.partition.hierarchy.Dendrogram;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class DivisiveTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new Divisive(HyperparameterAccess.with(Divisive.recommended(k), changes)).fit(data, Session.seeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inertia", "size"})
    void clusters_that_are_far_apart_are_found_and_new_samples_join_them(String choose) {
        Dataset data = Numbers.clustered(2, 300, 4, Shape.table(6));
        Model model = fit(data.limit(200), 4, Map.of("choose", choose));
        assertThat(ExternalIndices.accuracy(
                        data.labels().orElseThrow(), model.assign(data).clusters()))
                .isEqualTo(1);
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void the_next_cluster_to_split_is_the_widest_or_the_largest() {
        // Eight samples near 0, two 40 apart near 1000: the pair is wider, the eight are more.
        float[] values = {0, 1, 2, 3, 10, 11, 12, 13, 980, 1020};
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, values));
        assertThat(fit(data, 3, Map.of("choose", "inertia"))
                        .assign(data)
                        .clusters()
                        .codes())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
        assertThat(fit(data, 3, Map.of("choose", "size"))
                        .assign(data)
                        .clusters()
                        .codes())
                .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2);
    }

    @Test
    void the_model_keeps_the_tree_of_its_splits(@TempDir Path folder) {
        float[] values = {0, 1, 2, 3, 10, 11, 12, 13, 980, 1020};
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, values));
        fit(data, 3, Map.of("scaling", "none")).save(folder);
        Dendrogram splits =
                Model.load(folder).find(SplitTree.class).orElseThrow().tree();
        // The pair is 20 to either side of its mean; the mean of all is 205.2, Σ x² = 2001348.
        assertThat(new int[] {splits.left(0), splits.right(0), splits.left(1), splits.right(1)})
                .containsExactly(1, 2, 0, 3);
        assertThat(splits.height(0)).isEqualTo(800);
        assertThat(splits.height(1)).isCloseTo(2_001_348 - 10 * 205.2 * 205.2, within(1.0));
    }

    @Test
    void inertia_on_digits_is_little_above_that_of_k_means() {
        // scikit-learn 1.2.1: KMeans 4551.4; BisectingKMeans(10, n_init=5) 4690 to 4703 over five seeds.
        Dataset digits = Datasets.named("digits");
        assertThat(fit(digits, 10, Map.of()).history().lowestLoss()).isBetween(4551.0, 4710.0);
    }

    @Test
    void fewer_distinct_samples_than_clusters_are_warned_of() {
        float[] values = {1, 1, 5, 5, 9, 9, 9};
        Dataset data = Dataset.of("line", Shape.table(1), new FloatSamples(1, values));
        Model model = fit(data, 5, Map.of());
        assertThat(model.assign(data).clusters().codes()).containsExactly(0, 0, 1, 1, 2, 2, 2);
        assertThat(model.warnings())
                .singleElement()
                .asString()
                .startsWith("Only 3 of 7 samples differ from each other");
    }
}
