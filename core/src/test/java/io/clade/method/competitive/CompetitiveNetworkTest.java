package io.clade.method.competitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Method;
import io.clade.method.Methods;
import io.clade.method.competitive.topology.Topology;
import io.clade.model.Model;
import io.clade.model.part.PrototypeGraph;
import io.clade.tensor.Ops;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The competitive layers on a network. */
@ExtendWith(NativeMemory.class)
class CompetitiveNetworkTest {

    private static final Map<String, String> FEW =
            Map.of("epochs", "4", "network_batch", "30", "network", "mlp", "embedding", "10");

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));

    /** Of {@link #TABLE} within two epochs, with no other setting changed. */
    private static Model plain;

    @TempDir
    Path folder;

    @BeforeAll
    static void fitOnce() {
        plain = fit("dcl-net", TABLE, 5, "epochs", "2");
    }

    private static Method method(String name, int k, String... changes) {
        Map<String, String> settings = new HashMap<>(FEW);
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return Methods.named(name).create(k, settings);
    }

    private static Model fit(String method, Dataset data, int k, String... changes) {
        return method(method, k, changes).fit(data, Session.seeded(1));
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @ParameterizedTest
    @CsvSource({"dcl-net, mlp, 1", "vcl-net, mlp, 1", "deep-dcl-net, mlp, 1", "dcl-net, cnn, 1", "vcl-net, cnn, 0"})
    void clusters_of_images_that_are_far_apart_are_found(String method, String network, String reconstruction) {
        Dataset data = Numbers.clustered(4, 120, 3, Shape.image(1, 8, 8));
        Model model = fit(method, data, 3, "network", network, "reconstruction", reconstruction, "epochs", "10");
        assertThat(accuracy(model, data)).isGreaterThan(0.95);
        assertThat(model.prototypes().orElseThrow().columns()).isEqualTo(10);
    }

    /** k-means has 0.79. */
    @ParameterizedTest
    @CsvSource({"dcl-net", "vcl-net"})
    void the_digits_are_clustered_better_than_by_k_means_within_ten_epochs(String name) {
        Dataset digits = Datasets.named("digits");
        Map<String, String> settings = Map.of("network", "auto", "epochs", "10", "rivals", "1");
        Model model = Methods.named(name).create(10, settings).fit(digits, Session.seeded(1));
        assertThat(accuracy(model, digits)).isGreaterThan(0.85);
    }

    @Test
    void series_of_different_lengths_are_clustered_by_a_recurrent_network() {
        int[] lengths = new int[40];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 5 + i % 3;
        }
        Dataset data = Numbers.clustered(1, 40, 2, Shape.series(7, 2)).withLengths(lengths);
        Model model = fit("dcl-net", data, 2, "network", "gru", "reconstruction", "1");
        assertThat(model.assign(data).clusters().size()).isEqualTo(40);
        assertThat(model.history().terms()).contains("quantisation", "reconstruction", "agreement", "balance");
        model.history().epochs().forEach(epoch -> Numbers.requireFinite(epoch.loss()));
    }

    @ParameterizedTest
    @CsvSource({"dcl-net", "vcl-net", "deep-dcl-net"})
    void a_saved_network_with_its_graph_assigns_new_samples_alike(String method) {
        Dataset data = Numbers.clustered(2, 150, 3, Shape.table(6));
        Model model = fit(method, data, 9, "clusters", "auto");
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.weights()).isEqualTo(model.weights());
        PrototypeGraph graph = loaded.find(PrototypeGraph.class).orElseThrow();
        assertThat(graph.size()).isEqualTo(loaded.prototypes().orElseThrow().rows());
        assertThat(graph.clusters()).isEqualTo(model.clusters());
        Dataset others = Numbers.clustered(3, 20, 3, Shape.table(6));
        assertThat(loaded.assign(others).clusters())
                .isEqualTo(model.assign(others).clusters());
    }

    @ParameterizedTest
    @CsvSource({
        "spherical, false",
        "reconstruction, 1",
        "network_lr, 0.01",
        "network_batch, 50",
        "embedding, 5",
        "lr, 0.5",
        "start, samples",
        "steps, fixed",
        "layer, base",
        "complexity, soft",
        "companions, tensor",
        "companions, softmax",
        "agreement, 0",
        "mutual_agreement, false",
        "neighbours, 0",
        "augmentation, 0",
        "balance, 0",
        "rivals, 2"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        assertThat(fit("dcl-net", TABLE, 5, "epochs", "2", name, value).weights())
                .isNotEqualTo(plain.weights());
    }

    @ParameterizedTest
    @CsvSource({"companions, tensor, lambda, 1", "complexity, soft, complexity_weight, 1"})
    void the_weights_of_companions_and_of_complexity_are_apart(String term, String form, String weight, String value) {
        Model model = fit("vcl-net", TABLE, 3, term, form);
        assertThat(model.history().terms()).contains(term);
        assertThat(fit("vcl-net", TABLE, 3, term, form, weight, value).weights())
                .isNotEqualTo(model.weights());
        String other = weight.equals("lambda") ? "complexity_weight" : "lambda";
        assertThat(fit("vcl-net", TABLE, 3, term, form, other, value).weights()).isEqualTo(model.weights());
    }

    @ParameterizedTest
    @CsvSource({"dcl-net, none", "vcl-net, softmax", "deep-dcl-net, tensor"})
    void an_interrupted_fit_ends_in_the_same_model(String name, String companions) {
        Dataset data = Numbers.clustered(4, 60, 3, Shape.table(6));
        Method method = method(name, 3, "companions", companions, "reconstruction", "1", "rivals", "2");
        Model whole = method.fit(data, Session.seeded(1));
        Model resumed = Interruption.resumed(
                method, data, folder, progress -> progress.stage().equals(name + ", training") && progress.done() > 1);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void the_loss_is_what_the_formula_says_and_shrinking_gains_nothing() {
        Random random = new Random(1);
        double[] z = Numbers.normal(random, 20 * 3);
        double[] p = Numbers.normal(random, 4 * 3);
        double error = 0;
        double total = 0;
        for (int i = 0; i < 20; i++) {
            double nearest = Double.MAX_VALUE;
            for (int j = 0; j < 4; j++) {
                double distance = 0;
                for (int f = 0; f < 3; f++) {
                    distance += Math.pow(z[3 * i + f] - p[3 * j + f], 2);
                }
                nearest = Math.min(nearest, distance);
            }
            error += nearest;
        }
        for (int f = 0; f < 3; f++) {
            double mean = 0;
            for (int i = 0; i < 20; i++) {
                mean += z[3 * i + f] / 20;
            }
            for (int i = 0; i < 20; i++) {
                total += Math.pow(z[3 * i + f] - mean, 2);
            }
        }
        assertThat(loss(z, p, 1)).isCloseTo(error / total, within(1e-10));
        assertThat(loss(z, p, 1e-3)).isCloseTo(error / total, within(1e-5));
    }

    private static double loss(double[] z, double[] p, double scale) {
        return Scope.step(() -> Ops.number(EmbeddedQuantisationStage.loss(
                        Ops.times(Ops.tensor(z, 20, 3), scale),
                        Ops.times(Ops.tensor(p, 4, 3), scale),
                        Topology.recommended())
                .total()));
    }
}
