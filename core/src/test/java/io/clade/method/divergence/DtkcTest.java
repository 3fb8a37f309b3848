package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.method.Knobs;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.Session;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NativeMemory.class)
class DtkcTest {

    private static final Dataset DATA = Numbers.clustered(4, 120, 3, Shape.image(1, 8, 8));
    private static final Map<String, String> FEW = Map.of("epochs", "2", "embedding", "9");

    private static Model fit(Dataset data, Map<String, String> changes) {
        return new Dtkc(Knobs.with(Dtkc.recommended(3), changes)).fit(data, Session.seeded(1));
    }

    private static Map<String, String> plus(String name, String value) {
        Map<String, String> changed = new HashMap<>(FEW);
        changed.put(name, value);
        return changed;
    }

    @Test
    void clusters_that_are_far_apart_are_found() {
        Model model = fit(DATA, Map.of("epochs", "20"));
        assertThat(ExternalIndices.accuracy(
                        DATA.labels().orElseThrow(), model.assign(DATA).clusters()))
                .isEqualTo(1);
        assertThat(model.history().terms())
                .contains("rival 1", "separation", "orthogonality", "corners", "companions", "agreement", "balance");
    }

    @Test
    void without_companions_it_is_ddc() {
        Model ddc = new Ddc(Knobs.with(Ddc.recommended(3), FEW)).fit(DATA, Session.seeded(1));
        assertThat(fit(DATA, plus("companions", "none")).weights()).isEqualTo(ddc.weights());
    }

    @Test
    void the_strength_of_the_companions_matters() {
        assertThat(fit(DATA, plus("lambda", "1")).weights())
                .isNotEqualTo(fit(DATA, FEW).weights());
    }

    @Test
    void the_preset_of_the_paper_is_that_of_the_thesis() {
        Ddc.Hyperparameters paper = Dtkc.paper(10);
        assertThat(Knobs.values(paper))
                .containsEntry("epochs", "100")
                .containsEntry("batch", "120")
                .containsEntry("lr", "1.0E-4")
                .containsEntry("clip", "10")
                .containsEntry("patience", "30")
                .containsEntry("embedding", "100")
                .containsEntry("sigma", "0.15")
                .containsEntry("bandwidth", "median_distance")
                .containsEntry("normalised_orthogonality", "false")
                .containsEntry("companions", "tensor")
                .containsEntry("lambda", "0.01");
    }
}
