package io.clade.method.pseudolabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.HyperparameterAccess;
import io.clade.method.Method;
import io.clade.model.Model;
import io.clade.testing.Interruption;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
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
class DeepClusterTest {

    private static final Dataset DATA = Numbers.clustered(2, 90, 3, Shape.table(6));
    private static final Map<String, String> FEW = Map.of("epochs", "4", "batch", "30", "embedding", "8");

    @TempDir
    Path folder;

    private static Model fit(Map<String, String> changes, Session session) {
        return new DeepCluster(HyperparameterAccess.with(DeepCluster.recommended(3), changes)).fit(DATA, session);
    }

    @Test
    void clusters_that_are_far_apart_are_found_and_survive_saving() {
        Model model = fit(FEW, Session.seeded(1));
        assertThat(ExternalIndices.accuracy(
                        DATA.labels().orElseThrow(), model.assign(DATA).clusters()))
                .isEqualTo(1);
        assertThat(model.history().terms()).containsExactly("classification", "agreement", "balance");
        assertThat(model.history().monitors()).containsExactly("empty_clusters");
        model.save(folder.resolve("model"));
        assertThat(Model.load(folder.resolve("model")).assign(DATA).clusters())
                .isEqualTo(model.assign(DATA).clusters());
    }

    @ParameterizedTest
    @CsvSource({
        "embedding, 5",
        "batch, 20",
        "lr, 0.01",
        "epochs, 1",
        "schedule, cosine",
        "scaling, none",
        "companions, tensor",
        "agreement, 0",
        "mutual_agreement, false",
        "neighbours, 0",
        "balance, 0",
        "rivals, 2"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        assertThat(fit(changed, Session.seeded(1)).weights())
                .isNotEqualTo(fit(FEW, Session.seeded(1)).weights());
    }

    @Test
    void the_published_alternation_lowers_the_classification_alone() {
        Model model =
                new DeepCluster(HyperparameterAccess.with(DeepCluster.paper(3), FEW)).fit(DATA, Session.seeded(1));
        assertThat(model.history().terms()).containsExactly("classification");
    }

    @Test
    void an_interrupted_fit_ends_in_the_same_model() {
        Method method = new DeepCluster(HyperparameterAccess.with(DeepCluster.recommended(3), FEW));
        Model resumed = Interruption.resumed(method, DATA, folder, progress -> progress.done() > 1);
        assertThat(resumed.weights()).isEqualTo(fit(FEW, Session.seeded(1)).weights());
    }
}
