package io.clade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clade.data.Dataset;
import io.clade.data.Matrix;
import io.clade.data.reader.Datasets;
import io.clade.input.InputException;
import io.clade.method.Methods;
import io.clade.tensor.Ops;
import io.clade.tensor.Relu;
import io.clade.tensor.runtime.Scope;
import io.clade.testing.NativeMemory;
import io.clade.training.session.Session;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NativeMemory.class)
class GuidedBackpropagationTest {

    private static final float[] FIRST = {1, 0, 0, 1, 1, -1};
    private static final float[] SECOND = {1, -2, 3, 0, 0, 1};

    private static float[] guided(float... x) {
        return Scope.run(() -> {
            Tensor first = Ops.tensor(FIRST, 3, 2);
            Tensor second = Ops.tensor(SECOND, 2, 3);
            return Ops.toArray(GuidedBackpropagation.guided(
                    a -> torch.mm(Relu.of(torch.mm(a, first.t())), second.t()), Ops.tensor(x, x.length / 2, 2)));
        });
    }

    /**
     * h = (x1, x2, x1 − x2), y = (h1 − 2h2 + 3h3, h3) after the ReLU. At x = (2, 1): h = (2, 1, 1), y = (3, 1), the largest
     * is y1 with gradient (1, −2, 3) in h. Plainly that is (1 + 3, −2 − 3) in x; the −2 does not pass back: (1 + 3, −3).
     */
    @Test
    void a_negative_gradient_does_not_pass_a_relu() {
        assertThat(guided(2, 1)).containsExactly(4, -3);
    }

    /**
     * At x = (1, 2): h = (1, 2, −1), after the ReLU (1, 2, 0), y = (−3, 0), the largest is y2 with gradient (0, 0, 1), which
     * the closed third unit stops. Samples of a batch do not touch each other.
     */
    @Test
    void a_closed_relu_passes_nothing_and_samples_are_apart() {
        assertThat(guided(1, 2, 2, 1)).containsExactly(0, 0, 4, -3);
    }

    @Test
    void the_logits_are_those_of_the_network_that_was_trained() {
        Dataset data = Datasets.named("digits").limit(240);
        Model model = Methods.named("ddc").create(10, Map.of("epochs", "2")).fit(data, Session.seeded(1));
        Assignment assigned = model.assign(data);
        Matrix logits = GuidedBackpropagation.scores(model, data);
        for (int i = 0; i < data.size(); i++) {
            float[] row = logits.row(i);
            double sum = 0;
            for (float logit : row) {
                sum += Math.exp(logit);
            }
            for (int j = 0; j < row.length; j++) {
                assertThat(Math.exp(row[j]) / sum)
                        .isCloseTo(assigned.memberships().get(i, j), within(1e-4));
            }
        }
        Matrix maps = GuidedBackpropagation.maps(model, data.limit(5));
        assertThat(maps.rows()).isEqualTo(5);
        assertThat(maps.columns()).isEqualTo(64);
        assertThat(maps.row(0)).isNotEqualTo(new float[64]);
    }

    @Test
    void a_network_without_convolutions_is_refused() {
        Dataset data = Datasets.named("digits").limit(100);
        Model model = Methods.named("kmeans").create(4, Map.of("restarts", "1")).fit(data, Session.seeded(1));
        assertThatThrownBy(() -> GuidedBackpropagation.maps(model, data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("network=cnn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddcl", "deepcluster"})
    void scores_of_prototypes_put_every_sample_in_its_cluster(String method) {
        Dataset data = Datasets.named("digits").limit(200);
        Map<String, String> settings = Map.of("epochs", "1");
        Model model = Methods.named(method).create(5, settings).fit(data, Session.seeded(1));
        assertLargestScoresAreOfTheClusters(model, data);
        assertThat(GuidedBackpropagation.maps(model, data.limit(3)).row(2)).isNotEqualTo(new float[64]);
    }

    /** The largest score of every sample is that of the cluster it is in. */
    static void assertLargestScoresAreOfTheClusters(Model model, Dataset data) {
        assertThat(GuidedBackpropagation.suits(model)).isTrue();
        Assignment assigned = model.assign(data);
        Matrix scores = GuidedBackpropagation.scores(model, data);
        for (int i = 0; i < data.size(); i++) {
            float[] row = scores.row(i);
            int largest = IntStream.range(0, row.length)
                    .reduce((a, b) -> row[b] > row[a] ? b : a)
                    .orElseThrow();
            assertThat(largest).isEqualTo(assigned.cluster(i));
        }
    }
}
