package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.partition.ClusterMeans;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method that starts from an autoencoder. */
@ExtendWith(NativeMemory.class)
class FamilyTest {

    private static final Dataset TABLE = Numbers.clustered(4, 90, 3, Shape.table(6));
    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 7));
    private static final Dataset SERIES = Numbers.clustered(4, 60, 3, Shape.series(12, 2));

    private static final Map<String, String> FEW = Map.of("pretrain_epochs", "2", "epochs", "3", "batch", "30");

    @TempDir
    Path folder;

    /** The methods that take tables. */
    static Stream<String> methods() {
        return Stream.of("autoencoder", "n2d", "dec", "idec", "dcn", "dkm", "dekm", "acedec");
    }

    static Stream<String> refining() {
        return methods().filter(name -> !name.equals("autoencoder") && !name.equals("n2d"));
    }

    static Stream<String> all() {
        return Stream.concat(methods(), Stream.of("dcec", "dbc"));
    }

    private static Model fit(String method, Dataset data, Session session, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(FEW);
        settings.putAll(more);
        if (method.equals("autoencoder") || method.equals("n2d")) {
            settings.remove("epochs");
        }
        return Methods.named(method).create(3, settings).fit(data, session);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void clusters_that_are_far_apart_are_found(String method) {
        Model model = fit(method, TABLE, Session.seeded(1), Map.of("pretrain_epochs", "20", "epochs", "5"));
        Assignment found = model.assign(TABLE);
        assertThat(ExternalIndices.accuracy(TABLE.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_saved_model_assigns_images_alike_and_its_network_has_no_decoder(String method) {
        Model model = fit(method, IMAGES, Session.seeded(1), Map.of());
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.assign(IMAGES).memberships())
                .isEqualTo(model.assign(IMAGES).memberships());
        assertThat(loaded.embed(IMAGES)).isEqualTo(model.embed(IMAGES));
        assertThat(loaded.weights().names()).noneMatch(name -> name.contains("decoder"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void series_of_different_lengths_are_taken(String method) {
        int[] lengths = new int[60];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 7 + i % 6;
        }
        Dataset uneven = SERIES.withLengths(lengths);
        Model model = fit(method, uneven, Session.seeded(1), Map.of());
        assertThat(model.assign(uneven).clusters().size()).isEqualTo(60);
    }

    /** With a rate of learning near zero, nothing is learned on top of the components. */
    @Test
    void an_autoencoder_with_a_shortcut_starts_at_principal_components() {
        Map<String, String> still = Map.of("pretrain_epochs", "1", "pretrain_lr", "1e-9", "embedding", "6");
        Matrix embedding = fit("autoencoder", TABLE, Session.seeded(1), still).embed(TABLE);
        Matrix samples = Methods.named("kmeans")
                .create(3, Map.of())
                .fit(TABLE, Session.seeded(1))
                .embed(TABLE);
        for (int i = 1; i < TABLE.size(); i++) {
            assertThat(distance(embedding, i)).isCloseTo(distance(samples, i), within(1e-4));
        }
        Map<String, String> without = new HashMap<>(still);
        without.put("shortcut", "false");
        assertThat(fit("autoencoder", TABLE, Session.seeded(1), without)
                        .weights()
                        .names())
                .noneMatch(name -> name.contains("shortcut"));
    }

    @Test
    void an_embedding_may_have_more_numbers_than_samples_have() {
        Map<String, String> wide = Map.of("pretrain_epochs", "1", "pretrain_lr", "1e-9", "embedding", "9");
        Matrix embedding = fit("autoencoder", TABLE, Session.seeded(1), wide).embed(TABLE);
        assertThat(embedding.columns()).isEqualTo(9);
        for (int i = 0; i < TABLE.size(); i++) {
            for (int j = 6; j < 9; j++) {
                assertThat((double) embedding.get(i, j)).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Test
    void convolutions_have_no_shortcut() {
        assertThat(fit("dcec", IMAGES, Session.seeded(1), Map.of()).weights().names())
                .noneMatch(name -> name.contains("shortcut"));
    }

    private static double distance(Matrix z, int row) {
        double total = 0;
        for (int j = 0; j < z.columns(); j++) {
            total += Math.pow(z.get(row, j) - z.get(0, j), 2);
        }
        return Math.sqrt(total);
    }

    /** With a rate of learning near zero nothing moves: the centres are those of the clusters that n2d finds after the same pre-training. */
    @Test
    void a_refinement_of_images_starts_from_the_clusters_of_n2d() {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "1");
        Model dec = fit("dec", IMAGES, Session.seeded(1), still);
        Map<String, String> umap = new HashMap<>(still);
        umap.put("first_clusters", "umap");
        assertThat(fit("dec", IMAGES, Session.seeded(1), umap).weights()).isEqualTo(dec.weights());
        Matrix z = fit("autoencoder", IMAGES, Session.seeded(1), Map.of()).embed(IMAGES);
        Labels first =
                fit("n2d", IMAGES, Session.seeded(1), Map.of()).assign(IMAGES).clusters();
        Matrix means = Scope.run(() -> Matrix.of(ClusterMeans.of(z.tensor(), first, 3)));
        Matrix centres = dec.prototypes().orElseThrow();
        for (int j = 0; j < 3; j++) {
            for (int f = 0; f < z.columns(); f++) {
                assertThat((double) centres.get(j, f)).isCloseTo(means.get(j, f), within(1e-5));
            }
        }
        Map<String, String> kMeans = new HashMap<>(still);
        kMeans.put("first_clusters", "kmeans");
        assertThat(fit("dec", TABLE, Session.seeded(1), kMeans).weights())
                .isEqualTo(fit("dec", TABLE, Session.seeded(1), still).weights());
    }

    @Test
    void a_refinement_that_tears_neighbours_apart_says_so() {
        String[] worse = {"The refinement ended worse than it started", "k-means on the samples may be better"};
        Map<String, String> wild = Map.of("lr", "3", "epochs", "10", "tolerance", "0");
        Model torn = fit("idec", TABLE, Session.seeded(1), wild);
        Model usual = fit("idec", TABLE, Session.seeded(1), Map.of());
        for (String warning : worse) {
            assertThat(torn.warnings()).anyMatch(said -> said.startsWith(warning));
            assertThat(usual.warnings()).noneMatch(said -> said.startsWith(warning));
        }
    }

    /** One number for each sample, learned with hardly a step from random weights. */
    @Test
    void an_autoencoder_below_k_means_on_the_samples_says_so() {
        String worse = "k-means on the samples may be better";
        Map<String, String> poor =
                Map.of("shortcut", "false", "embedding", "1", "pretrain_epochs", "1", "pretrain_lr", "1e-9");
        Dataset table = Numbers.clustered(4, 90, 3, Shape.table(30));
        assertThat(fit("autoencoder", table, Session.seeded(1), poor).warnings())
                .anyMatch(said -> said.startsWith(worse));
        assertThat(fit("autoencoder", table, Session.seeded(1), Map.of()).warnings())
                .noneMatch(said -> said.startsWith(worse));
    }

    @Test
    void tables_have_fully_connected_layers_even_where_convolutions_are_asked_for() {
        assertThat(fit("dcec", TABLE, Session.seeded(1), Map.of()).weights())
                .isEqualTo(fit("idec", TABLE, Session.seeded(1), Map.of()).weights());
    }

    /** Resumed after each of the first epochs of the refinement, with targets that are older than an epoch, and a reset. */
    @ParameterizedTest
    @MethodSource("all")
    void a_fit_that_was_killed_ends_as_if_it_had_not_been(String method) {
        Map<String, String> settings = method.equals("autoencoder") || method.equals("n2d")
                ? Map.of()
                : Map.of("target_interval", "3", "tolerance", "0", "reset", "brb", "reset_interval", "1");
        Model whole = fit(method, IMAGES, Session.seeded(1), settings);
        for (int killed : new int[] {1, 2, 4}) {
            AtomicInteger epochs = new AtomicInteger();
            Model resumed = Interruption.resumed(
                    (data, session) -> fit(method, data, session, settings),
                    IMAGES,
                    folder.resolve("after-" + killed),
                    progress -> progress.milestone() && epochs.incrementAndGet() >= killed);
            assertThat(resumed.weights()).isEqualTo(whole.weights());
        }
    }

    @ParameterizedTest
    @MethodSource("refining")
    void the_share_of_changes_stands_in_the_history(String method) {
        List<History.Epoch> epochs = fit(method, TABLE, Session.seeded(1), Map.of("tolerance", "0"))
                .history()
                .epochs();
        assertThat(epochs).hasSize(5);
        assertThat(epochs.get(2).monitors()).containsEntry("changed", 1.0);
        assertThat(epochs.get(4).monitors().get("changed")).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("refining")
    void a_reset_moves_the_weights(String method) {
        Map<String, String> still = Map.of("lr", "1e-9", "epochs", "4", "tolerance", "0", "reset_interval", "2");
        Model before = fit(method, TABLE, Session.seeded(1), still);
        Map<String, String> resetting = new HashMap<>(still);
        resetting.put("reset", "brb");
        assertThat(fit(method, TABLE, Session.seeded(1), resetting).weights()).isNotEqualTo(before.weights());
    }

    @ParameterizedTest
    @CsvSource({"kmeans", "gmm", "ward", "spectral", "umap"})
    void any_finish_finds_clusters_that_are_far_apart(String finish) {
        Model model = fit("autoencoder", TABLE, Session.seeded(1), Map.of("pretrain_epochs", "20", "finish", finish));
        assertThat(ExternalIndices.accuracy(
                        TABLE.labels().orElseThrow(), model.assign(TABLE).clusters()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"none", "augmented", "neighbours"})
    void every_kind_of_views_gives_other_weights(String views) {
        Model model = fit("idec", IMAGES, Session.seeded(1), Map.of("views", views));
        Stream.of("none", "augmented", "neighbours")
                .filter(other -> !other.equals(views))
                .forEach(other -> assertThat(fit("idec", IMAGES, Session.seeded(1), Map.of("views", other))
                                .weights())
                        .isNotEqualTo(model.weights()));
    }

    @Test
    void views_are_augmented_for_images_and_samples_otherwise() {
        assertThat(fit("idec", IMAGES, Session.seeded(1), Map.of()).weights())
                .isEqualTo(fit("idec", IMAGES, Session.seeded(1), Map.of("views", "augmented"))
                        .weights());
        assertThat(fit("idec", TABLE, Session.seeded(1), Map.of()).weights())
                .isEqualTo(fit("idec", TABLE, Session.seeded(1), Map.of("views", "none"))
                        .weights());
    }
}
