package io.clade.method.contrastive;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.data.reader.Datasets;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.method.Methods;
import io.clade.model.Model;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Phase;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class ScanTest {

    private static final Dataset DATA = Numbers.clustered(2, 90, 3, Shape.table(6));
    private static final Map<String, String> FEW = Map.of("epochs", "4", "batch", "30", "embedding", "8");

    @TempDir
    Path folder;

    private static Model fit(Map<String, String> changes, Session session) {
        return new Scan(HyperparameterAccess.with(Scan.recommended(3), changes)).fit(DATA, session);
    }

    private static double accuracy(Model model, Dataset data) {
        return ExternalIndices.accuracy(
                data.labels().orElseThrow(), model.assign(data).clusters());
    }

    @Test
    void clusters_that_are_far_apart_are_found_and_survive_saving() {
        Model model = fit(FEW, Session.seeded(1));
        assertThat(accuracy(model, DATA)).isEqualTo(1);
        assertThat(model.history().terms()).contains("contrast", "consistency", "balance");
        model.save(folder.resolve("model"));
        assertThat(Model.load(folder.resolve("model")).assign(DATA).clusters())
                .isEqualTo(model.assign(DATA).clusters());
    }

    /** k-means has 0.79 on all digits. */
    @Test
    void a_part_of_the_digits_is_clustered_far_better_than_by_k_means() {
        Dataset digits = Datasets.named("digits").limit(400);
        Model model = Methods.named("scan").create(10, Map.of("steps", "50")).fit(digits, Session.seeded(1));
        assertThat(accuracy(model, digits)).isGreaterThan(0.85);
    }

    @Test
    void samples_that_no_network_embeds_skip_contrastive_learning() {
        Map<String, String> frozen = new HashMap<>(FEW);
        frozen.put("network", "none");
        Model model = fit(frozen, Session.seeded(1));
        assertThat(accuracy(model, DATA)).isEqualTo(1);
        assertThat(model.history().epochs()).noneMatch(epoch -> epoch.phase().kind() == Phase.Kind.PRETRAINING);
    }

    @Test
    void the_published_form_starts_its_heads_at_random() {
        Map<String, String> few = Map.of("epochs", "2", "batch", "30", "embedding", "8", "network", "mlp");
        Model model = new Scan(HyperparameterAccess.with(Scan.paper(3), few)).fit(DATA, Session.seeded(1));
        assertThat(model.history().epochs())
                .extracting(epoch -> epoch.phase().kind())
                .contains(Phase.Kind.PRETRAINING, Phase.Kind.HEAD_SELECTION, Phase.Kind.TRAINING);
    }

    @ParameterizedTest
    @CsvSource({
        "embedding, 5",
        "batch, 20",
        "lr, 0.01",
        "epochs, 1",
        "schedule, constant",
        "scaling, none",
        "temperature, 1",
        "neighbours, 0",
        "embedding_neighbours, 20",
        "augmentation, 0",
        "start, random",
        "balance, 0",
        "rivals, 2",
        "trial, 0.9"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        assertThat(fit(changed, Session.seeded(1)).weights())
                .isNotEqualTo(fit(FEW, Session.seeded(1)).weights());
    }

    @Test
    void an_interrupted_fit_ends_in_the_same_model() {
        Method method = new Scan(HyperparameterAccess.with(Scan.recommended(3), FEW));
        Model resumed = Interruption.resumed(method, DATA, folder, progress -> progress.done() > 1);
        assertThat(resumed.weights()).isEqualTo(fit(FEW, Session.seeded(1)).weights());
    }
}
