package io.clade.method.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Shape;
import io.clade.evaluation.ExternalIndices;
import io.clade.input.InputException;
import io.clade.method.HyperparameterAccess;
import io.clade.model.Assignment;
import io.clade.model.Model;
import io.clade.testing.NativeMemory;
import io.clade.testing.Numbers;
import io.clade.training.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class GaussianMixtureTest {

    private static Model fit(Dataset data, int k, Map<String, String> changes) {
        return new GaussianMixture(HyperparameterAccess.with(GaussianMixture.recommended(k), changes))
                .fit(data, Session.seeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "diagonal", "spherical"})
    void clusters_are_found_and_memberships_are_probabilities(String covariance, @TempDir Path folder) {
        Dataset data = Numbers.clustered(2, 300, 3, Shape.table(4));
        Model model = fit(data.limit(200), 3, Map.of("covariance", covariance));
        model.save(folder);
        Assignment found = Model.load(folder).assign(data);
        assertThat(ExternalIndices.accuracy(data.labels().orElseThrow(), found.clusters()))
                .isEqualTo(1);
        for (int i = 0; i < 300; i++) {
            float[] u = found.memberships().row(i);
            assertThat((double) u[0] + u[1] + u[2]).isCloseTo(1, within(1e-6));
            assertThat(found.confidence(i)).isEqualTo(u[found.cluster(i)]);
        }
        assertThat(model.warnings()).isEmpty();
        assertThat(model.history().terms()).containsExactly("minus log-likelihood");
    }

    @Test
    void each_setting_has_its_effect() {
        Dataset data = Numbers.clustered(6, 200, 9, Shape.table(2));
        double usual = fit(data, 9, Map.of()).history().lowestLoss();
        assertThat(fit(data, 9, Map.of("restarts", "1")).history().lowestLoss()).isNotEqualTo(usual);
        assertThat(fit(data, 9, Map.of("floor", "0.1")).history().lowestLoss()).isGreaterThan(usual);
        int brief = fit(data, 9, Map.of("tolerance", "1")).history().epochs().size();
        assertThat(fit(data, 9, Map.of("tolerance", "1e-8")).history().epochs()).hasSizeGreaterThan(brief);
        assertThat(fit(data, 9, Map.of("iterations", "1")).warnings())
                .singleElement()
                .asString()
                .contains("reached its limit of 1 iterations");
    }

    @Test
    void series_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> fit(AgglomerativeTest.waves(6), 2, Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a Gaussian mixture cannot compare step by step");
    }

    @Test
    void a_fit_that_was_stopped_ends_as_if_it_had_not_been(@TempDir Path folder) {
        Dataset data = Numbers.clustered(6, 200, 9, Shape.table(2));
        GaussianMixture method = new GaussianMixture(GaussianMixture.recommended(9));
        Model whole = method.fit(data, Session.seeded(1));
        Session stopping = Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            if (progress.done() > 2) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(() -> method.fit(data, stopping)).hasMessage("stopped");
        List<Double> ended = new ArrayList<>();
        Model resumed = method.fit(data, Session.seeded(1).checkpointing(folder).onProgress(progress -> {
            if (progress.milestone()) {
                ended.add(progress.done());
            }
        }));
        assertThat(ended).containsExactly(3.0, 4.0, 5.0);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.warnings()).isEqualTo(whole.warnings());
        assertThat(resumed.history().closing()).isEqualTo(whole.history().closing());
    }
}
