package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.network.backbone.SeriesCnn;
import io.clade.network.backbone.recurrent.Gru;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Waves;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series of different lengths from the dataset to the model that was saved and loaded. */
@ExtendWith(NativeMemory.class)
class RddcTest {

    private static final Map<String, String> QUICK =
            Map.of("epochs", "12", "batch", "45", "embedding", "16", "lr", "0.003");

    @TempDir
    Path folder;

    private static Model fit(String method, Dataset data, Map<String, String> settings) {
        return Methods.named(method).create(3, settings).fit(data, Session.seeded(2));
    }

    @Test
    void the_run_of_lowest_loss_finds_clusters_of_series_of_different_lengths() {
        Dataset data = Waves.dataset(120, 24);
        Model best = IntStream.rangeClosed(1, 3)
                .mapToObj(seed -> Methods.named("rddc").create(3, QUICK).fit(data, Session.seeded(seed)))
                .min(Comparator.comparingDouble(RddcTest::lowestLoss))
                .orElseThrow();
        assertThat(best.plan().backbone()).isInstanceOf(SeriesCnn.class);
        Labels found = best.assign(data).clusters();
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found)).isGreaterThan(0.9);
    }

    private static double lowestLoss(Model model) {
        return model.history().epochs().stream()
                .mapToDouble(History.Epoch::loss)
                .min()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1d", "gru"})
    void a_model_takes_longer_series_and_survives_saving(String network) {
        Dataset data = Waves.dataset(60, 24);
        Map<String, String> settings = Map.of("epochs", "2", "batch", "30", "embedding", "8", "network", network);
        Model model = fit("rddc", data, settings);
        assertThat(model.provenance().method()).isEqualTo("rddc");
        model.save(folder);
        Model loaded = Model.load(folder);
        Dataset longer = Waves.dataset(40, 64);
        float[] expected = model.embed(longer).toArray();
        assertThat(expected).doesNotContain(Float.NaN);
        assertThat(loaded.embed(longer).toArray()).isEqualTo(expected);
        assertThat(loaded.plan().backbone()).isEqualTo(model.plan().backbone());
    }

    @Test
    void a_series_is_assigned_alike_whatever_is_assigned_with_it() {
        Dataset data = Waves.dataset(60, 24);
        Model model = fit("ddc", data, Map.of("epochs", "2", "batch", "30"));
        float[] all = model.assign(data).memberships().toArray();
        // The longest series, to which all others are padded, is not among these.
        float[] some = model.assign(data.select(7, 5)).memberships().toArray();
        for (int j = 0; j < 3; j++) {
            assertThat(some[j]).isCloseTo(all[7 * 3 + j], within(1e-5f));
            assertThat(some[3 + j]).isCloseTo(all[5 * 3 + j], within(1e-5f));
        }
    }

    @Test
    void the_published_form_is_recurrent() {
        Model model = fit("rddc", Waves.dataset(30, 10), Map.of("preset", "paper", "epochs", "1", "batch", "15"));
        assertThat(model.plan().backbone()).isEqualTo(new Gru(2, 32, true, false, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kmeans", "ddc"})
    void models_for_one_length_refuse_others(String method) {
        Dataset data = Numbers.clustered(1, 30, 3, Shape.series(6, 2));
        Model model = method.equals("kmeans")
                ? fit(method, data, Map.of())
                : fit(method, data, Map.of("network", "mlp", "epochs", "1"));
        for (Dataset other : new Dataset[] {Numbers.clustered(1, 30, 3, Shape.series(7, 2)), ragged(data)}) {
            assertThatThrownBy(() -> model.assign(other))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("takes series of 6 steps");
        }
        assertThatThrownBy(() -> model.assign(Numbers.clustered(1, 30, 3, Shape.series(6, 3))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("series of 2 dimensions, but those of clustered have 3");
    }

    private static Dataset ragged(Dataset data) {
        int[] lengths = new int[data.size()];
        Arrays.fill(lengths, 5);
        return data.withLengths(lengths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1d", "gru"})
    void series_of_one_step_fit(String network) {
        Dataset data = Numbers.clustered(3, 40, 3, Shape.series(1, 4));
        Model model = fit("ddc", data, Map.of("network", network, "epochs", "2", "batch", "20"));
        assertThat(model.assign(data).size()).isEqualTo(40);
    }

    @Test
    void networks_for_series_refuse_tables() {
        Dataset table = Numbers.clustered(3, 40, 3, Shape.table(4));
        assertThatThrownBy(() -> fit("ddc", table, Map.of("network", "gru")))
                .isInstanceOf(InputException.class)
                .hasMessage("network=gru needs series. Got samples of shape 4. Use --set network=auto.");
    }
}
