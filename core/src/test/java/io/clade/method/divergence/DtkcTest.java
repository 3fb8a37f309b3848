package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.network.weight.Weights;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class DtkcTest {

    private static final Dataset DATA = Numbers.clustered(4, 120, 3, Shape.image(1, 8, 8));
    private static final Map<String, String> FEW = Map.of("epochs", "2", "embedding", "9");

    private static Model fit(Dataset data, Map<String, String> changes) {
        return new Dtkc(HyperparameterAccess.with(Dtkc.recommended(3), changes)).fit(data, Session.seeded(1));
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
                .contains("head 1", "separation", "orthogonality", "corners", "companions", "agreement", "balance");
    }

    @Test
    void without_companions_it_is_ddc() {
        Model ddc = new Ddc(HyperparameterAccess.with(Ddc.recommended(3), FEW)).fit(DATA, Session.seeded(1));
        assertThat(fit(DATA, plus("companions", "none")).weights()).isEqualTo(ddc.weights());
    }

    @Test
    void the_strength_of_the_companions_matters() {
        assertThat(fit(DATA, plus("lambda", "1")).weights())
                .isNotEqualTo(fit(DATA, FEW).weights());
    }

    @Test
    void the_blocks_of_the_companions_matter() {
        List<Weights> fits = List.of(
                fit(DATA, FEW).weights(),
                fit(DATA, plus("companion_blocks", "1")).weights(),
                fit(DATA, plus("companion_blocks", "2")).weights());
        assertThat(fits).doesNotHaveDuplicates();
        assertThat(fit(DATA, plus("companion_blocks", "1,2")).weights()).isEqualTo(fits.get(0));
    }

    @Test
    void a_block_that_the_network_does_not_have_is_refused() {
        assertThatThrownBy(() -> fit(DATA, plus("companion_blocks", "3")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "companion_blocks names block 3, but this network has 2 blocks. Choose one of these, or all.");
    }

    @Test
    void softmax_companions_find_clusters_and_leave_no_trace_in_the_model() {
        Model model = fit(DATA, Map.of("epochs", "20", "companions", "softmax"));
        assertThat(ExternalIndices.accuracy(
                        DATA.labels().orElseThrow(), model.assign(DATA).clusters()))
                .isEqualTo(1);
        assertThat(model.history().terms()).contains("companions");
        assertThat(model.weights().names()).isEqualTo(fit(DATA, FEW).weights().names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensor", "softmax"})
    void companions_suit_a_fully_connected_network(String kind) {
        Dataset table = Numbers.clustered(4, 60, 3, Shape.table(5));
        assertThat(fit(table, Map.of("epochs", "1", "companions", kind))
                        .history()
                        .terms())
                .contains("companions");
    }

    @Test
    void softmax_companions_differ_by_strength_and_blocks() {
        List<Weights> fits = List.of(
                fit(DATA, softmax("lambda", "0.01")).weights(),
                fit(DATA, softmax("lambda", "1")).weights(),
                fit(DATA, softmax("companion_blocks", "2")).weights());
        assertThat(fits).doesNotHaveDuplicates();
    }

    private static Map<String, String> softmax(String name, String value) {
        Map<String, String> changed = plus(name, value);
        changed.put("companions", "softmax");
        return changed;
    }

    @Test
    void the_preset_of_the_paper_is_that_of_the_thesis() {
        Ddc.Hyperparameters paper = Dtkc.paper(10);
        assertThat(HyperparameterAccess.values(paper))
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
