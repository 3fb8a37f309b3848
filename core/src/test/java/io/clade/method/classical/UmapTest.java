package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.data.format.ReadOptions;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.FittedClusters;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UmapTest {

    private static Model fit(Dataset data, int k, Map<String, String> settings) {
        return Methods.named(Umap.NAME).create(k, settings).fit(data, Session.seeded(1));
    }

    private static double accuracy(Model model, Dataset data) {
        Labels clusters = model.assign(data).clusters();
        return ExternalIndices.accuracy(data.labels().orElseThrow(), clusters);
    }

    @Test
    void digits_are_found_better_than_by_k_means() {
        // k-means has about 0.79.
        Dataset digits = Datasets.open("digits", ReadOptions.DEFAULT);
        assertThat(accuracy(fit(digits, 10, Map.of("covariance", "full")), digits))
                .isGreaterThan(0.8);
    }

    @Test
    void new_samples_go_to_the_clusters_of_their_neighbours() {
        Dataset data = Numbers.clustered(3, 300, 4, Shape.table(6));
        int[] first = IntStream.range(0, 200).toArray();
        int[] others = IntStream.range(200, 300).toArray();
        Model model = fit(data.select(first), 4, Map.of());
        assertThat(accuracy(model, data.select(first))).isEqualTo(1);
        assertThat(accuracy(model, data.select(others))).isEqualTo(1);
    }

    @Test
    void new_samples_between_wide_components_belong_to_several() {
        Dataset data = Numbers.clustered(3, 90, 2, Shape.table(4));
        Model model = fit(data.select(IntStream.range(0, 60).toArray()), 2, Map.of("floor", "1e4"));
        Assignment others = model.assign(data.select(IntStream.range(60, 90).toArray()));
        assertThat(others.memberships().get(0, 0)).isStrictlyBetween(0f, 1f);
    }

    @Test
    void of_many_samples_some_are_embedded() {
        Dataset data = Numbers.clustered(3, 300, 3, Shape.table(4));
        Model model = fit(data, 3, Map.of("landmarks", "100"));
        assertThat(model.weights().get("landmarks").shape()[0]).isEqualTo(100);
        assertThat(model.find(FittedClusters.class)).isEmpty();
        assertThat(accuracy(model, data)).isEqualTo(1);
    }

    @Test
    void series_of_different_lengths_are_refused() {
        Dataset series = Numbers.clustered(6, 4, 2, Shape.series(6, 1)).withLengths(4, 5, 6, 6);
        assertThatThrownBy(() -> fit(series, 2, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different lengths");
    }

    @Test
    void mixtures_on_one_embedding_are_those_of_fits_of_their_own(@TempDir Path folder) {
        Dataset data = Numbers.clustered(3, 120, 3, Shape.table(4));
        Umap.Hyperparameters tied = Umap.recommended(3);
        Umap.Hyperparameters full = HyperparameterAccess.with(tied, Map.of("covariance", "full"));
        Session session = Session.seeded(1).checkpointing(folder);
        List<Model> models = Umap.fitAll(List.of(tied, full), data, session);
        assertThat(models.get(0).weights())
                .isEqualTo(new Umap(tied).fit(data, Session.seeded(1)).weights());
        assertThat(models.get(1).weights())
                .isEqualTo(new Umap(full).fit(data, Session.seeded(1)).weights());
    }

    @Test
    void of_several_layouts_the_clusters_that_others_agree_with_are_taken() {
        Labels halves = Labels.ofCodes(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2);
        Labels nearly = Labels.ofCodes(new int[] {1, 1, 1, 0, 0, 0, 0, 0}, 2);
        Labels other = Labels.ofCodes(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, 2);
        assertThat(Umap.mostAgreed(List.of(other))).isZero();
        assertThat(Umap.mostAgreed(List.of(other, halves))).isZero();
        assertThat(Umap.mostAgreed(List.of(other, halves, nearly))).isEqualTo(1);
        assertThat(Umap.mostAgreed(List.of(other, nearly, other, halves))).isZero();
    }

    /** On one or more threads, resumed or not, and with one more layout that cannot outvote the first. */
    @Test
    void layouts_are_drawn_one_by_one(@TempDir Path folder) {
        Dataset data = Numbers.clustered(3, 120, 3, Shape.table(4));
        Session kept = Session.seeded(1).checkpointing(folder);
        Model one = fit(data, 3, Map.of());
        Model two = fit(data, 3, Map.of("layouts", "2"));
        assertThat(two.weights()).isEqualTo(one.weights());
        Umap three = new Umap(Umap.recommended(3).withLayouts(3));
        Model found = three.fit(data, Session.seeded(1));
        assertThat(three.fit(data, kept).weights()).isEqualTo(found.weights());
        assertThat(three.fit(data, kept).weights()).isEqualTo(found.weights());
        assertThat(accuracy(found, data)).isEqualTo(1);
    }
}
