package io.clade.method.autoencoder.variational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.testing.Waves;
import io.clade.training.session.History;
import io.clade.training.session.Phase;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class VadeTest {

    private static final Dataset DATA = Numbers.clustered(4, 90, 3, Shape.table(6));
    private static final Map<String, String> FEW =
            Map.of("pretrain_epochs", "2", "epochs", "4", "batch", "30", "embedding", "5", "hidden_units", "20");

    /** With no setting changed. */
    private static Model plain;

    @TempDir
    Path folder;

    @BeforeAll
    static void fitOnce() {
        plain = fit(DATA, Session.seeded(1));
    }

    private static Model fit(Dataset data, Session session, String... changes) {
        Map<String, String> settings = new HashMap<>(FEW);
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return Methods.named(Vade.NAME).create(3, settings).fit(data, session);
    }

    private static List<History.Epoch> training(Model model) {
        return model.history().epochs().stream()
                .filter(epoch -> epoch.phase().equals(Phase.TRAINING))
                .toList();
    }

    private static double lastLoss(Model model) {
        List<History.Epoch> epochs = training(model);
        return epochs.get(epochs.size() - 1).loss();
    }

    @ParameterizedTest
    @CsvSource({"gaussian, standardize", "bernoulli, unit"})
    void clusters_that_are_far_apart_are_found(String output, String scaling) {
        Model model = fit(
                DATA, Session.seeded(1), "pretrain_epochs", "40", "epochs", "20", "output", output, "scaling", scaling);
        assertThat(ExternalIndices.accuracy(
                        DATA.labels().orElseThrow(), model.assign(DATA).clusters()))
                .isEqualTo(1);
    }

    @Test
    void the_history_has_the_three_terms_of_the_bound_and_the_loss_is_their_sum() {
        assertThat(plain.history().epochs()).hasSize(2 + 4);
        assertThat(training(plain)).hasSize(4).allSatisfy(epoch -> {
            assertThat(epoch.terms()).containsOnlyKeys("reconstruction", "embedding", "clusters");
            double sum =
                    epoch.terms().values().stream().mapToDouble(each -> each).sum();
            assertThat(epoch.loss()).isCloseTo(sum, within(1e-5));
            assertThat(epoch.terms().get("embedding")).isPositive();
            assertThat(epoch.terms().get("clusters")).isNotNegative();
        });
    }

    @Test
    void training_raises_the_bound() {
        Model model = fit(DATA, Session.seeded(1), "epochs", "30");
        assertThat(lastLoss(model)).isLessThan(training(model).get(0).loss() - 0.1);
    }

    /** The weight of the divergences is zero at the first step, and only they have a gradient to the mixture. */
    @Test
    void the_divergences_are_introduced_from_weight_zero() {
        String[] slow = {"epochs", "1", "batch", "90", "lr", "1e-6"};
        String[] fast = {"epochs", "1", "batch", "90", "lr", "0.1"};
        assertThat(fit(DATA, Session.seeded(1), fast).prototypes())
                .isEqualTo(fit(DATA, Session.seeded(1), slow).prototypes());
        slow[1] = "2";
        fast[1] = "2";
        assertThat(fit(DATA, Session.seeded(1), fast).prototypes())
                .isNotEqualTo(fit(DATA, Session.seeded(1), slow).prototypes());
    }

    @ParameterizedTest
    @CsvSource({
        "hidden_units, 21",
        "output_variance, 0.5",
        "output_variance, 1",
        "views, neighbours",
        "pretrain_epochs, 20",
        "pretrain_lr, 0.01",
        "embedding, 4",
        "optimiser, sgd",
        "lr, 0.01",
        "epochs, 5"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        assertThat(fit(DATA, Session.seeded(1), name, value).weights()).isNotEqualTo(plain.weights());
    }

    @Test
    void a_training_that_tears_neighbours_apart_says_so() {
        String worse = "The refinement ended worse than it started";
        assertThat(fit(DATA, Session.seeded(1), "lr", "1", "epochs", "20").warnings())
                .anyMatch(said -> said.startsWith(worse));
        assertThat(plain.warnings()).noneMatch(said -> said.startsWith(worse));
    }

    @Test
    void a_seed_decides_every_number() {
        assertThat(fit(DATA, Session.seeded(1)).weights()).isEqualTo(plain.weights());
        assertThat(fit(DATA, Session.seeded(2)).weights()).isNotEqualTo(plain.weights());
    }

    @Test
    void of_several_starts_the_one_of_lowest_loss_is_kept() {
        int further = 0;
        for (int seed = 1; seed <= 4; seed++) {
            Model single = fit(DATA, Session.seeded(seed));
            Model best = fit(DATA, Session.seeded(seed), "restarts", "2");
            assertThat(lastLoss(best)).isLessThanOrEqualTo(lastLoss(single));
            assertThat(best.provenance().seed()).isEqualTo(seed);
            if (lastLoss(best) < lastLoss(single)) {
                further++;
            } else {
                assertThat(best.weights()).isEqualTo(single.weights());
            }
        }
        assertThat(further).isBetween(1, 3);
    }

    @Test
    void bernoulli_is_refused_for_numbers_outside_of_0_to_1() {
        assertThatThrownBy(() -> fit(DATA, Session.seeded(1), "output", "bernoulli"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "output=bernoulli needs numbers from 0 to 1, and prepared samples of clustered have others. Add --set"
                                + " scaling=unit, for series also centring=0, or use output=gaussian.");
    }

    @ParameterizedTest
    @CsvSource({"gaussian, auto", "bernoulli, auto", "gaussian, conv"})
    void images_are_taken(String output, String network) {
        Dataset images = Numbers.clustered(2, 30, 3, Shape.image(1, 8, 8));
        Model model = fit(images, Session.seeded(1), "output", output, "autoencoder", network);
        Numbers.requireFinite(
                training(model).stream().mapToDouble(History.Epoch::loss).toArray());
        assertThat(model.assign(images).size()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"gaussian, standardize", "bernoulli, unit"})
    void series_of_different_lengths_are_taken(String output, String scaling) {
        Dataset series = Waves.dataset(24, 20);
        Model model =
                fit(series, Session.seeded(1), "output", output, "scaling", scaling, "centring", "0", "epochs", "2");
        Numbers.requireFinite(
                training(model).stream().mapToDouble(History.Epoch::loss).toArray());
        for (float each : model.assign(series).memberships().toArray()) {
            assertThat(each).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 10})
    void a_fit_that_was_killed_ends_as_if_it_had_not_been(int killedAfter) {
        Model whole = fit(DATA, Session.seeded(1), "restarts", "2");
        Session session = Session.seeded(1).checkpointing(folder);
        AtomicInteger epochs = new AtomicInteger();
        assertThatThrownBy(() -> fit(
                        DATA,
                        session.onProgress(progress -> {
                            if (progress.milestone() && epochs.incrementAndGet() > killedAfter) {
                                throw new IllegalStateException("killed");
                            }
                        }),
                        "restarts",
                        "2"))
                .hasMessage("killed");
        assertThat(fit(DATA, session, "restarts", "2").weights()).isEqualTo(whole.weights());
    }

    @Test
    void a_saved_model_assigns_alike_and_its_network_has_no_decoder() {
        plain.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.plan()).isEqualTo(plain.plan());
        assertThat(loaded.assign(DATA).memberships())
                .isEqualTo(plain.assign(DATA).memberships());
        assertThat(loaded.weights().names()).noneMatch(name -> name.contains("decoder") || name.contains("variance"));
    }
}
