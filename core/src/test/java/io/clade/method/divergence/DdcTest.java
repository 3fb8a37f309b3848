package io.clade.method.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NativeMemory.class)
class DdcTest {

    private static Model fit(Dataset data, Map<String, String> changes) {
        return new Ddc(HyperparameterAccess.with(Ddc.recommended(3), changes)).fit(data, Session.seeded(1));
    }

    @Test
    void clusters_that_are_far_apart_are_found() {
        Dataset data = Numbers.clustered(2, 240, 3, Shape.table(6));
        Model model = fit(data, Map.of("epochs", "30"));
        assertThat(ExternalIndices.accuracy(
                        data.labels().orElseThrow(), model.assign(data).clusters()))
                .isEqualTo(1);
        assertThat(model.history().terms())
                .contains("separation", "orthogonality", "corners")
                .doesNotContain("companions");
    }

    @ParameterizedTest
    @CsvSource({
        "bandwidth, median_distance",
        "sigma, 0.5",
        "normalised_orthogonality, false",
        "embedding, 7",
        "network, mlp",
        "scaling, standardize",
        "resize, 5",
        "batch, 30",
        "lr, 0.01",
        "schedule, cosine",
        "clip, 0.001",
        "epochs, 3",
        "agreement, 0",
        "neighbours, 0",
        "augmentation, 0",
        "balance, 0",
        "rivals, 1",
        "trial, 0.7"
    })
    void every_parameter_changes_the_fit(String name, String value) {
        Dataset data = Numbers.clustered(4, 60, 3, Shape.image(1, 8, 8));
        Map<String, String> few = Map.of("epochs", "4", "embedding", "9");
        Map<String, String> changed = new java.util.HashMap<>(few);
        changed.put(name, value);
        assertThat(fit(data, changed).weights()).isNotEqualTo(fit(data, few).weights());
    }

    @Test
    void patience_ends_training() {
        Dataset data = Numbers.clustered(4, 60, 3, Shape.table(4));
        Model model = fit(data, Map.of("lr", "1e-9", "patience", "2", "epochs", "40", "batch", "20"));
        assertThat(model.history().epochs().size()).isLessThan(40);
        assertThat(model.warnings()).isEmpty();
        assertThat(fit(data, Map.of("epochs", "2")).warnings())
                .singleElement()
                .asString()
                .contains("limit of 2 epochs");
    }

    @Test
    void series_of_different_lengths_are_refused_by_an_mlp() {
        Dataset data = Numbers.clustered(1, 3, 3, Shape.series(4, 2)).withLengths(4, 3, 4);
        assertThatThrownBy(() -> fit(data, Map.of("network", "mlp")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different lengths");
    }
}
