package io.clade.method.competitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.FloatSamples;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.data.generated.Circles;
import io.clade.data.generated.Moons;
import io.clade.data.generated.Spiral;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.model.part.PrototypeGraph;
import io.clade.model.part.PrototypeTrajectories;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Progress;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dual layer, linear and deep, and what the base layer shares with it. */
@ExtendWith(NativeMemory.class)
class DclTest {

    private static Model fit(String method, Dataset data, int k, Map<String, String> settings, long seed) {
        return Methods.named(method).create(k, settings).fit(data, Session.seeded(seed));
    }

    private static final Map<String, String> AUTO = Map.of("clusters", "auto");

    private static final Dataset FEW_MOONS = Moons.generate(120, 0.1, 1);
    private static final Map<String, String> FEW = Map.of("epochs", "40");

    /** The fit of each method to few moons, with no other setting changed. */
    private static final Map<String, Model> PLAIN = new HashMap<>();

    private static double ari(Model model, Dataset data) {
        return ExternalIndices.ari(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcl", "vcl"})
    void the_number_of_clusters_is_found(String method) {
        int right = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Dataset moons = Moons.generate(300, 0.05, seed);
            Model ofMoons = fit(method, moons, 20, AUTO, seed);
            Dataset circles = Circles.generate(300, 0.05, 0.5, seed);
            Model ofCircles = fit(method, circles, 20, AUTO, seed);
            Dataset spiral = Spiral.generate(300, 0.02, 1, 1.5, seed);
            right += ofMoons.clusters() == 2 && ari(ofMoons, moons) >= 0.99 ? 1 : 0;
            right += ofCircles.clusters() == 2 && ari(ofCircles, circles) >= 0.99 ? 1 : 0;
            right += fit(method, spiral, 20, AUTO, seed).clusters() == 1 ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcl", "deep-dcl", "vcl"})
    void clusters_that_are_far_apart_are_found(String method) {
        Dataset data = Numbers.clustered(2, 150, 3, Shape.table(6));
        Model model = fit(method, data, 3, Map.of(), 1);
        assertThat(ari(model, data)).isEqualTo(1);
        assertThat(model.prototypes().orElseThrow().rows()).isEqualTo(3);
        assertThat(model.history().terms()).containsExactly("quantisation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcl", "vcl"})
    void prototypes_quantise_about_as_well_as_the_means_of_their_samples(String method) {
        Dataset data = Numbers.clustered(3, 60, 3, Shape.table(100));
        Model model = fit(method, data, 3, Map.of("scaling", "none"), 1);
        Assignment found = model.assign(data);
        Matrix prototypes = model.prototypes().orElseThrow();
        double error = 0;
        double least = 0;
        for (int j = 0; j < 3; j++) {
            int cluster = j;
            int[] members = IntStream.range(0, 60)
                    .filter(i -> found.cluster(i) == cluster)
                    .toArray();
            for (int f = 0; f < 100; f++) {
                int feature = f;
                double mean = IntStream.of(members)
                        .mapToDouble(i -> data.sample(i)[feature])
                        .average()
                        .orElseThrow();
                for (int i : members) {
                    error += Math.pow(data.sample(i)[f] - prototypes.get(j, f), 2);
                    least += Math.pow(data.sample(i)[f] - mean, 2);
                }
            }
        }
        // Modes of little variance are the dual layer's slowest: they are what is left.
        assertThat(error / least).isBetween(1 - 1e-6, 1.02);
    }

    @Test
    void the_graph_is_saved_with_the_model(@TempDir Path folder) {
        Dataset data = Moons.generate(300, 0.05, 1);
        Model model = fit("dcl", data, 20, AUTO, 1);
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.clusters()).isEqualTo(model.clusters());
        assertThat(loaded.weights()).isEqualTo(model.weights());
        History.Epoch last = model.history().epochs().get(399);
        assertThat(last.monitors()).containsOnlyKeys("valid_prototypes", "uncut_components");
        assertThat(last.monitors().get("valid_prototypes"))
                .isEqualTo(loaded.prototypes().orElseThrow().rows());
        PrototypeGraph graph = loaded.find(PrototypeGraph.class).orElseThrow();
        assertThat(graph.size()).isEqualTo(loaded.prototypes().orElseThrow().rows());
        assertThat(graph.clusters()).isEqualTo(model.clusters());
        Assignment found = model.assign(data);
        assertThat(loaded.assign(data).clusters()).isEqualTo(found.clusters());
        assertThat(found.memberships().columns()).isEqualTo(model.clusters());
        for (int i = 0; i < data.size(); i++) {
            assertThat(found.confidence(i)).isBetween(0f, 1f);
            assertThat(found.memberships().get(i, found.cluster(i))).isEqualTo(1);
        }
    }

    @Test
    void a_lonely_sample_far_away_is_an_outlier() {
        Dataset moons = Moons.generate(300, 0.05, 1);
        float[] values = new float[602];
        for (int i = 0; i < 300; i++) {
            moons.copy(i, values, 2 * i);
        }
        values[600] = 6;
        values[601] = 6;
        Dataset data = Dataset.of("moons", Shape.table(2), new FloatSamples(2, values));
        Model model = fit("dcl", data, 20, AUTO, 1);
        Assignment found = model.assign(data);
        assertThat(found.cluster(300)).isEqualTo(Labels.NONE);
        assertThat(found.confidence(300)).isZero();
        assertThat(found.memberships().get(300, 0)).isEqualTo(1f / model.clusters());
        assertThat(model.find(PrototypeGraph.class).orElseThrow().outliers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcl", "deep-dcl", "vcl"})
    void more_samples_than_a_step_takes_are_learned_in_batches(String method) {
        Dataset data = Numbers.clustered(5, 1000, 4, Shape.table(5));
        Map<String, String> batches = Map.of("batch", "100", "epochs", "6");
        assertThat(ari(fit(method, data, 4, batches, 1), data)).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({
        "dcl, start, random",
        "dcl, start, samples",
        "dcl, steps, fixed",
        "dcl, epochs, 20",
        "dcl, lr, 0.001",
        "dcl, schedule, constant",
        "dcl, batch, 40",
        "dcl, scaling, none",
        "dcl, hidden_layers, 1",
        "dcl, complexity, soft",
        "deep-dcl, hidden_layers, 1",
        "deep-dcl, hidden_units, 2",
        "deep-dcl, start, random",
        "vcl, start, random",
        "vcl, steps, fixed"
    })
    void every_parameter_changes_the_prototypes(String method, String name, String value) {
        Model plain = PLAIN.computeIfAbsent(method, each -> fit(each, FEW_MOONS, 6, FEW, 1));
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        assertThat(fit(method, FEW_MOONS, 6, changed, 1).weights()).isNotEqualTo(plain.weights());
    }

    @Test
    void without_cutting_edges_moons_of_few_prototypes_are_one() {
        Dataset data = Moons.generate(300, 0.1, 1);
        Map<String, String> published = new HashMap<>(AUTO);
        published.put("gap", "0");
        Model model = fit("dcl", data, 8, published, 1);
        assertThat(model.clusters()).isEqualTo(1);
        assertThat(model.warnings()).singleElement().asString().contains("is connected");
    }

    @Test
    void the_published_settings_learn_and_say_which_prototypes_are_dead() {
        Dataset data = Moons.generate(200, 0.05, 1);
        Model model = fit("dcl", data, 60, Map.of("preset", "paper", "epochs", "30"), 1);
        List<Double> losses = model.history().epochs().stream()
                .map(epoch -> epoch.terms().get("quantisation"))
                .toList();
        assertThat(losses.get(29)).isLessThan(losses.get(0));
        assertThat(model.history().terms()).containsExactly("quantisation", "complexity");
        assertThat(model.warnings()).singleElement().asString().contains("of 60 clusters are empty");
    }

    @Test
    void a_watcher_sees_prototypes_from_the_start_to_the_end() {
        Dataset data = Numbers.clustered(2, 60, 3, Shape.table(4));
        List<Matrix> seen = new ArrayList<>();
        Model model = new Dcl(Dcl.recommended(3)).fit(data, Session.seeded(1), (step, p) -> seen.add(p));
        assertThat(seen).hasSameSizeAs(model.history().epochs());
        assertThat(seen.get(0)).isNotEqualTo(seen.get(seen.size() - 1));
        assertThat(seen.get(0).rows()).isEqualTo(3);
    }

    @Test
    void the_model_keeps_the_trajectories_of_prototypes_on_a_plane_also_where_the_fit_was_stopped(
            @TempDir Path folder) {
        Dataset data = Numbers.clustered(4, 80, 5, Shape.table(2));
        Map<String, String> settings = Map.of("epochs", "6", "start", "random");
        List<Matrix> seen = new ArrayList<>();
        new Dcl(HyperparameterAccess.with(Dcl.recommended(5), settings))
                .fit(data, Session.seeded(1), (step, prototypes) -> seen.add(prototypes));
        Model whole = fit("dcl", data, 5, settings, 1);
        Session stopping = Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            if (progress.done() >= 3) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(() -> Methods.named("dcl").create(5, settings).fit(data, stopping))
                .hasMessage("stopped");
        Model resumed = Methods.named("dcl")
                .create(5, settings)
                .fit(data, Session.seeded(1).checkpointing(folder));

        assertThat(whole.history().best().number()).isGreaterThan(3);
        int kept = whole.history().best().number();
        List<Matrix> places =
                whole.find(PrototypeTrajectories.class).orElseThrow().places();
        assertThat(places).hasSize(kept + 1).startsWith(seen.get(0), seen.get(1));
        assertThat(places.get(kept)).isEqualTo(whole.prototypes().orElseThrow());
        assertThat(resumed.find(PrototypeTrajectories.class).orElseThrow().places())
                .isEqualTo(places);
        assertThat(fit("dcl", Numbers.clustered(4, 80, 5, Shape.table(3)), 5, settings, 1)
                        .find(PrototypeTrajectories.class))
                .isEmpty();
    }

    @Test
    void progress_is_told_and_a_stopped_fit_goes_on_to_the_same_end(@TempDir Path folder) {
        Dataset data = Numbers.clustered(4, 80, 5, Shape.table(3));
        Map<String, String> settings = Map.of("epochs", "6");
        Model whole = fit("dcl", data, 5, settings, 1);
        List<Progress> heard = new ArrayList<>();
        Session stopping = Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            heard.add(progress);
            if (progress.done() >= 3) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(() -> Methods.named("dcl").create(5, settings).fit(data, stopping))
                .hasMessage("stopped");
        assertThat(heard).extracting(Progress::stage).containsOnly("dcl, training");
        Model resumed = Methods.named("dcl")
                .create(5, settings)
                .fit(data, Session.seeded(1).checkpointing(folder));
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void series_of_different_lengths_are_refused() {
        Dataset data = Numbers.clustered(1, 3, 3, Shape.series(4, 2)).withLengths(4, 3, 4);
        assertThatThrownBy(() -> fit("dcl", data, 2, Map.of(), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different lengths");
    }
}
