package io.clade.method.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Methods;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
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
class DecTest {

    private static final Dataset DATA = Numbers.clustered(4, 90, 3, Shape.table(6));
    private static final Map<String, String> FEW = Map.of(
            "pretrain_epochs",
            "2",
            "epochs",
            "4",
            "batch",
            "30",
            "embedding",
            "5",
            "hidden_units",
            "20",
            "tolerance",
            "0");

    /** With no setting changed. */
    private static Model plain;

    @TempDir
    Path folder;

    @BeforeAll
    static void fitOnce() {
        plain = fit(Session.seeded(1));
    }

    private static Model fit(Session session, String... changes) {
        Map<String, String> settings = new HashMap<>(FEW);
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return Methods.named(Dec.NAME).create(3, settings).fit(DATA, session);
    }

    @Test
    void clusters_that_are_far_apart_are_found() {
        Model model = fit(Session.seeded(1), "pretrain_epochs", "20", "epochs", "10");
        Assignment found = model.assign(DATA);
        assertThat(ExternalIndices.accuracy(DATA.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
    }

    /** Equation 1: u_ij ∝ (1 + ‖z_i − μ_j‖²)⁻¹. */
    @Test
    void memberships_are_those_of_the_paper_s_first_equation() {
        Model model = fit(Session.seeded(1), "bandwidth", "0");
        Matrix z = model.embed(DATA);
        Matrix mu = model.prototypes().orElseThrow();
        Matrix u = model.assign(DATA).memberships();
        for (int i = 0; i < 5; i++) {
            double[] q = new double[3];
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                double d = 0;
                for (int f = 0; f < z.columns(); f++) {
                    d += Math.pow(z.get(i, f) - mu.get(j, f), 2);
                }
                q[j] = 1 / (1 + d);
                sum += q[j];
            }
            for (int j = 0; j < 3; j++) {
                assertThat((double) u.get(i, j)).isCloseTo(q[j] / sum, org.assertj.core.api.Assertions.within(1e-5));
            }
        }
    }

    /** From an embedding that is learned from nothing: in principal components memberships are sharp from the start. */
    @Test
    void the_refinement_sharpens_memberships() {
        assertThat(confidence("12")).isGreaterThan(confidence("1") + 0.02);
    }

    private static double confidence(String epochs) {
        Assignment found = fit(Session.seeded(1), "epochs", epochs, "pretrain_epochs", "10", "shortcut", "false")
                .assign(DATA);
        double sum = 0;
        for (int i = 0; i < found.size(); i++) {
            sum += found.confidence(i);
        }
        return sum / found.size();
    }

    @Test
    void pre_training_comes_first_and_the_last_epoch_is_kept() {
        Model model = plain;
        List<History.Epoch> epochs = model.history().epochs();
        assertThat(epochs)
                .extracting(epoch -> epoch.phase().kind())
                .containsExactly(
                        Phase.Kind.PRETRAINING,
                        Phase.Kind.PRETRAINING,
                        Phase.Kind.TRAINING,
                        Phase.Kind.TRAINING,
                        Phase.Kind.TRAINING,
                        Phase.Kind.TRAINING);
        assertThat(fit(Session.seeded(1), "epochs", "3").weights()).isNotEqualTo(model.weights());
    }

    @Test
    void training_stops_where_hardly_a_sample_changes_its_cluster() {
        Model model = fit(Session.seeded(1), "epochs", "50", "tolerance", "0.02", "pretrain_epochs", "20");
        List<History.Epoch> epochs = model.history().epochs();
        assertThat(epochs).hasSizeLessThan(20 + 50);
        assertThat(epochs.get(epochs.size() - 1).monitors().get("changed")).isLessThan(0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "hidden_units, 21",
        "alpha, 2",
        "target_interval, 2",
        "tolerance, 1",
        "pretrain_epochs, 20",
        "pretrain_lr, 0.01",
        "embedding, 4",
        "optimiser, sgd",
        "lr, 0.1"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        assertThat(fit(Session.seeded(1), name, value).weights()).isNotEqualTo(plain.weights());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void a_fit_that_was_killed_ends_as_if_it_had_not_been(int killedAfter) {
        Model whole = fit(Session.seeded(1), "target_interval", "4");
        Session session = Session.seeded(1).checkpointing(folder);
        AtomicInteger epochs = new AtomicInteger();
        assertThatThrownBy(() -> fit(
                        session.onProgress(progress -> {
                            if (progress.milestone() && epochs.incrementAndGet() > killedAfter) {
                                throw new IllegalStateException("killed");
                            }
                        }),
                        "target_interval",
                        "4"))
                .hasMessage("killed");
        assertThat(fit(session, "target_interval", "4").weights()).isEqualTo(whole.weights());
    }

    @Test
    void a_saved_model_assigns_alike_and_has_no_decoder() {
        Model model = plain;
        model.save(folder);
        Model loaded = Model.load(folder);
        assertThat(loaded.plan()).isEqualTo(model.plan());
        assertThat(loaded.assign(DATA).memberships())
                .isEqualTo(model.assign(DATA).memberships());
        assertThat(loaded.weights().names()).noneMatch(name -> name.contains("decoder"));
    }
}
