package io.clade.method.competitive.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.History;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class DdclTest {

    private static final Dataset IMAGES = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 8));
    private static final Map<String, String> FEW = Map.of("epochs", "3", "embedding", "9", "batch", "30");

    /** Of {@link #IMAGES} within two epochs, with no other setting changed. */
    private static Model plain;

    @TempDir
    Path folder;

    @BeforeAll
    static void fitOnce() {
        plain = fit(IMAGES, few("epochs", "2"));
    }

    private static Model fit(Dataset data, Map<String, String> changes) {
        return new Ddcl(HyperparameterAccess.with(Ddcl.recommended(3), changes)).fit(data, Session.seeded(1));
    }

    private static Map<String, String> few(String name, String value) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommended", "paper"})
    void clusters_that_are_far_apart_are_found(String preset) {
        Dataset data = Numbers.clustered(2, 240, 3, Shape.table(6));
        Ddcl.Hyperparameters settings = preset.equals("paper") ? Ddcl.paper(3) : Ddcl.recommended(3);
        Model model = new Ddcl(HyperparameterAccess.with(settings, Map.of("epochs", "30", "batch", "60")))
                .fit(data, Session.seeded(1));
        assertThat(ExternalIndices.accuracy(
                        data.labels().orElseThrow(), model.assign(data).clusters()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "objective, ols",
        "competition, 0.3",
        "spherical, false",
        "through_memberships, false",
        "entropy, 1",
        "entropy, -1",
        "decay, 0.1",
        "reconstruction, 1",
        "anchors, 20",
        "prototype_rate, 5",
        "temperature, 0.7",
        "temperature_schedule, learned",
        "temperature_schedule, annealed",
        "companions, tensor",
        "agreement, 0",
        "mutual_agreement, false",
        "balance, 0",
        "rivals, 1"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        Map<String, String> changed = few(name, value);
        changed.put("epochs", "2");
        assertThat(fit(IMAGES, changed).weights()).isNotEqualTo(plain.weights());
    }

    @Test
    void the_start_of_annealing_matters() {
        Map<String, String> annealed = few("temperature_schedule", "annealed");
        Map<String, String> hotter = new HashMap<>(annealed);
        hotter.put("start_temperature", "3");
        assertThat(fit(IMAGES, hotter).weights())
                .isNotEqualTo(fit(IMAGES, annealed).weights());
    }

    @Test
    void the_history_watches_what_the_paper_watches() {
        History history = plain.history();
        assertThat(history.monitors())
                .contains(
                        "L_q",
                        "L_OLS",
                        "V",
                        "identity_residual",
                        "separation",
                        "concentration",
                        "dead_prototypes",
                        "effective_clusters");
        Map<String, Double> last =
                history.epochs().get(history.epochs().size() - 1).monitors();
        assertThat(last.get("L_OLS") + last.get("V")).isCloseTo(last.get("L_q"), within(1e-12));
        assertThat(last.get("identity_residual")).isBetween(0.0, 1e-12);
        assertThat(last.get("concentration")).isBetween(1 / 3.0, 1.0);
        assertThat(last.get("effective_clusters")).isBetween(1.0, 3.0 + 1e-9);
        assertThat(last.get("dead_prototypes")).isBetween(0.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a_model_survives_saving_and_has_its_prototypes(String spherical) {
        Model model = fit(IMAGES, few("spherical", spherical));
        model.save(folder.resolve("model"));
        Model loaded = Model.load(folder.resolve("model"));
        assertThat(loaded.assign(IMAGES).clusters())
                .isEqualTo(model.assign(IMAGES).clusters());
        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(model.prototypes().orElseThrow().rows()).isEqualTo(3);
        assertThat(model.weights().names()).noneMatch(name -> name.startsWith("training"));
    }

    @Test
    void memberships_of_the_model_are_softmaxes_of_distances_to_its_prototypes() {
        Model model = fit(IMAGES, few("spherical", "false"));
        float[] z = model.embed(IMAGES).toArray();
        float[] p = model.prototypes().orElseThrow().toArray();
        float t = model.weights().get("temperature").values()[0];
        double[] weights = new double[3];
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            double d = 0;
            for (int c = 0; c < 9; c++) {
                d += (z[c] - p[j * 9 + c]) * (z[c] - p[j * 9 + c]);
            }
            weights[j] = Math.exp(-d / t);
            sum += weights[j];
        }
        float[] memberships = model.assign(IMAGES).memberships().toArray();
        for (int j = 0; j < 3; j++) {
            assertThat((double) memberships[j]).isCloseTo(weights[j] / sum, within(1e-3));
        }
    }

    @Test
    void an_interrupted_fit_ends_in_the_same_model() {
        Model whole = fit(IMAGES, few("temperature_schedule", "annealed"));
        Ddcl method = new Ddcl(HyperparameterAccess.with(Ddcl.recommended(3), few("temperature_schedule", "annealed")));
        Model resumed = Interruption.resumed(method, IMAGES, folder, progress -> progress.done() > 1);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
    }

    @Test
    void a_single_rival_has_no_trial() {
        assertThat(List.copyOf(fit(IMAGES, few("rivals", "1")).history().terms()))
                .containsExactly("quantisation", "agreement", "balance");
    }
}
